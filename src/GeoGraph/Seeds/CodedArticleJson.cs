using System.Globalization;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json;

namespace GeoGraph.Seeds;

/// <summary>Writes and reads the lines of <c>coded.jsonl</c>.</summary>
/// <remarks>The same article always gives the same bytes, whatever the culture.</remarks>
public static class CodedArticleJson
{
    /// <summary>One JSON object without a line end.</summary>
    public static string Write(CodedArticle article)
    {
        using var buffer = new StringWriter(CultureInfo.InvariantCulture);
        using (var w = new JsonTextWriter(buffer) { Formatting = Formatting.None })
        {
            WriteArticle(w, article);
        }

        return buffer.ToString();
    }

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">Not JSON, another schema version, or a field is missing or wrong: one line that says what.</exception>
    public static CodedArticle Read(string line) => Read(Encoding.UTF8.GetBytes(line));

    /// <summary>Reads a line in UTF-8.</summary>
    /// <exception cref="FormatException">Not JSON, another schema version, or a field is missing or wrong: one line that says what.</exception>
    public static CodedArticle Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object ? ReadArticle(json.RootElement) : throw new FormatException("not a coded article: not a JSON object");
        }
        catch (System.Text.Json.JsonException e)
        {
            throw new FormatException("not a coded article: " + e.Message, e);
        }
        catch (InvalidOperationException e)
        {
            // A string with half a surrogate pair.
            throw new FormatException("not a coded article: " + e.Message, e);
        }
    }

    private static void WriteArticle(JsonTextWriter w, CodedArticle article)
    {
        var source = article.Article;
        w.WriteStartObject();
        Number(w, "schemaVersion", CodedArticle.CurrentSchemaVersion);
        Text(w, "id", source.Id);
        Text(w, "language", article.Language);
        Text(w, "title", source.Title);
        Text(w, "outlet", source.Outlet);
        Text(w, "url", source.Url);
        Text(w, "published", source.Published);
        w.WritePropertyName("coder");
        w.WriteStartObject();
        Text(w, "name", article.Coder.Name);
        Text(w, "version", article.Coder.Version);
        Text(w, "lexicon", article.Coder.Lexicon);
        w.WriteEndObject();
        List(w, "sentences", article.Sentences, s => Span(w, s));
        List(w, "actors", article.Actors.Actors, a => WriteActor(w, a));
        List(w, "mentions", article.Actors.Mentions, m =>
        {
            w.WriteStartObject();
            Text(w, "actor", m.Actor);
            Number(w, "start", m.Span.Start);
            Number(w, "end", m.Span.End);
            Text(w, "form", JsonNames.Of(m.Form));
            if (m.Confidence < 1)
            {
                Number(w, "confidence", m.Confidence);
            }

            w.WriteEndObject();
        });
        List(w, "statements", article.Statements, s => WriteStatement(w, s));
        List(w, "events", article.Events, e => WriteEvent(w, e));
        Strings(w, "diagnostics", article.Diagnostics);
        Text(w, "text", source.Text);
        w.WriteEndObject();
    }

    private static void WriteActor(JsonTextWriter w, Actor actor)
    {
        w.WriteStartObject();
        Text(w, "key", actor.Key);
        Text(w, "name", actor.Name);
        Text(w, "kind", JsonNames.Of(actor.Kind));
        Text(w, "country", actor.Country);
        Text(w, "sector", actor.Sector);
        Text(w, "wikidata", actor.Wikidata);
        if (actor.Affiliations.Count > 0)
        {
            List(w, "affiliations", actor.Affiliations, a =>
            {
                w.WriteStartObject();
                Text(w, "actor", a.Actor);
                Text(w, "role", a.Role);
                Text(w, "from", a.From);
                Text(w, "to", a.To);
                w.WriteEndObject();
            });
        }

        w.WriteEndObject();
    }

    private static void WriteStatement(JsonTextWriter w, Statement statement)
    {
        w.WriteStartObject();
        Text(w, "key", statement.Key);
        Strings(w, "speakers", statement.Speakers);
        w.WritePropertyName("speaker");
        Span(w, statement.Speaker);
        w.WritePropertyName("cue");
        Span(w, statement.Cue);
        List(w, "content", statement.Content, s => Span(w, s));
        Text(w, "quotation", JsonNames.Of(statement.Quotation));
        Strings(w, "addressees", statement.Addressees);
        Strings(w, "via", statement.Via);
        Strings(w, "about", statement.About);
        if (statement.Denies)
        {
            w.WritePropertyName("denies");
            w.WriteValue(true);
        }

        Number(w, "confidence", statement.Confidence);
        Text(w, "rule", statement.Rule);
        w.WriteEndObject();
    }

    private static void WriteEvent(JsonTextWriter w, CodedEvent e)
    {
        w.WriteStartObject();
        Text(w, "key", e.Key);
        Text(w, "type", e.Type);
        Text(w, "mode", e.Mode);
        Strings(w, "contexts", e.Contexts);
        Text(w, "cameo", e.Cameo);
        Text(w, "quadClass", JsonNames.Of(e.QuadClass));
        w.WritePropertyName("goldstein");
        w.WriteValue(e.Goldstein);
        Strings(w, "sources", e.Sources);
        Strings(w, "targets", e.Targets);
        w.WritePropertyName("anchor");
        Span(w, e.Anchor);
        Text(w, "date", e.Date);
        Text(w, "datePrecision", e.DatePrecision);
        w.WritePropertyName("place");
        if (e.Place is { } place)
        {
            w.WriteStartObject();
            Text(w, "key", place.Key);
            Text(w, "name", place.Name);
            Text(w, "country", place.Country);
            Number(w, "start", place.Span.Start);
            Number(w, "end", place.Span.End);
            w.WriteEndObject();
        }
        else
        {
            w.WriteNull();
        }

        Text(w, "status", JsonNames.Of(e.Status));
        Text(w, "statement", e.Statement);
        Number(w, "confidence", e.Confidence);
        Text(w, "rule", e.Rule);
        w.WriteEndObject();
    }

    private static void Text(JsonTextWriter w, string name, string? value)
    {
        w.WritePropertyName(name);
        w.WriteValue(value);
    }

    private static void Number(JsonTextWriter w, string name, int value)
    {
        w.WritePropertyName(name);
        w.WriteValue(value);
    }

    private static void Number(JsonTextWriter w, string name, double value)
    {
        w.WritePropertyName(name);
        w.WriteValue(Math.Round(value, 4));
    }

    private static void Strings(JsonTextWriter w, string name, IReadOnlyList<string> values) => List(w, name, values, w.WriteValue);

    private static void List<T>(JsonTextWriter w, string name, IReadOnlyList<T> values, Action<T> write)
    {
        w.WritePropertyName(name);
        w.WriteStartArray();
        foreach (var value in values)
        {
            write(value);
        }

        w.WriteEndArray();
    }

    private static void Span(JsonTextWriter w, TextSpan? span)
    {
        if (span is not { } s)
        {
            w.WriteNull();
            return;
        }

        w.WriteStartObject();
        Number(w, "start", s.Start);
        Number(w, "end", s.End);
        w.WriteEndObject();
    }

    private static CodedArticle ReadArticle(JsonElement o)
    {
        if (Int(o, "schemaVersion"u8) is var version && version != CodedArticle.CurrentSchemaVersion)
        {
            throw new FormatException($"schemaVersion {version} is not supported (this program reads {CodedArticle.CurrentSchemaVersion})");
        }

        var coder = Child(o, "coder"u8);
        return new CodedArticle
        {
            Article = new Article
            {
                Id = Required(o, "id"u8),
                Text = Required(o, "text"u8),
                Language = Required(o, "language"u8),
                Title = Optional(o, "title"u8),
                Outlet = Optional(o, "outlet"u8),
                Url = Optional(o, "url"u8),
                Published = Optional(o, "published"u8),
            },
            Language = Required(o, "language"u8),
            Coder = new Coder(Required(coder, "name"u8), Required(coder, "version"u8), Required(coder, "lexicon"u8)),
            Sentences = Children(o, "sentences"u8, ReadSpan),
            Actors = new ArticleActors(
                Children(o, "actors"u8, ReadActor),
                Children(o, "mentions"u8, static m => new Mention(Required(m, "actor"u8), ReadSpan(m), JsonNames.MentionForm(Required(m, "form"u8))) { Confidence = Double(m, "confidence"u8) ?? 1 })),
            Statements = Children(o, "statements"u8, ReadStatement),
            Events = Children(o, "events"u8, ReadEvent),
            Diagnostics = Strings(o, "diagnostics"u8),
        };
    }

    private static Actor ReadActor(JsonElement o) => new()
    {
        Key = Required(o, "key"u8),
        Name = Required(o, "name"u8),
        Kind = JsonNames.ActorKind(Required(o, "kind"u8)),
        Country = Optional(o, "country"u8),
        Sector = Optional(o, "sector"u8),
        Wikidata = Optional(o, "wikidata"u8),
        Affiliations = !o.TryGetProperty("affiliations"u8, out _)
            ? []
            : Children(o, "affiliations"u8, static a => new Affiliation(Required(a, "actor"u8), Optional(a, "role"u8), Optional(a, "from"u8), Optional(a, "to"u8))),
    };

    private static Statement ReadStatement(JsonElement o) => new()
    {
        Key = Required(o, "key"u8),
        Speakers = Strings(o, "speakers"u8),
        Speaker = Find(o, "speaker"u8) is { ValueKind: JsonValueKind.Object } speaker ? ReadSpan(speaker) : null,
        Cue = ReadSpan(Child(o, "cue"u8)),
        Content = Children(o, "content"u8, ReadSpan),
        Quotation = JsonNames.QuotationKind(Required(o, "quotation"u8)),
        Addressees = Strings(o, "addressees"u8),
        Via = Strings(o, "via"u8),
        About = Strings(o, "about"u8),
        Denies = Find(o, "denies"u8).ValueKind == JsonValueKind.True,
        Confidence = Double(o, "confidence"u8) ?? 0,
        Rule = Required(o, "rule"u8),
    };

    private static CodedEvent ReadEvent(JsonElement o) => new()
    {
        Key = Required(o, "key"u8),
        Type = Required(o, "type"u8),
        Mode = Optional(o, "mode"u8),
        Contexts = Strings(o, "contexts"u8),
        Cameo = Optional(o, "cameo"u8),
        QuadClass = JsonNames.QuadClass(Required(o, "quadClass"u8)),
        Goldstein = Double(o, "goldstein"u8),
        Sources = Strings(o, "sources"u8),
        Targets = Strings(o, "targets"u8),
        Anchor = ReadSpan(Child(o, "anchor"u8)),
        Date = Optional(o, "date"u8),
        DatePrecision = Optional(o, "datePrecision"u8),
        Place = Find(o, "place"u8) is { ValueKind: JsonValueKind.Object } place
            ? new Place(Required(place, "key"u8), Required(place, "name"u8), Optional(place, "country"u8), ReadSpan(place))
            : null,
        Status = JsonNames.EventStatus(Required(o, "status"u8)),
        Statement = Optional(o, "statement"u8),
        Confidence = Double(o, "confidence"u8) ?? 0,
        Rule = Required(o, "rule"u8),
    };

    private static TextSpan ReadSpan(JsonElement o) => new(Int(o, "start"u8), Int(o, "end"u8));

    private static string Required(JsonElement o, ReadOnlySpan<byte> name) =>
        Optional(o, name) ?? throw new FormatException($"'{Encoding.UTF8.GetString(name)}' is missing");

    private static string? Optional(JsonElement o, ReadOnlySpan<byte> name) => Find(o, name) switch
    {
        { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } s => s.GetString(),
        _ => throw new FormatException($"'{Encoding.UTF8.GetString(name)}' is not a string"),
    };

    private static int Int(JsonElement o, ReadOnlySpan<byte> name) =>
        Find(o, name) is { ValueKind: JsonValueKind.Number } i && i.TryGetInt32(out var value) ? value : throw new FormatException($"'{Encoding.UTF8.GetString(name)}' is missing or not a whole number");

    private static double? Double(JsonElement o, ReadOnlySpan<byte> name) => Find(o, name) switch
    {
        { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Number } d => d.GetDouble(),
        _ => throw new FormatException($"'{Encoding.UTF8.GetString(name)}' is not a number"),
    };

    private static JsonElement Child(JsonElement o, ReadOnlySpan<byte> name) =>
        Find(o, name) is { ValueKind: JsonValueKind.Object } child ? child : throw new FormatException($"'{Encoding.UTF8.GetString(name)}' is missing or not an object");

    private static T[] Children<T>(JsonElement o, ReadOnlySpan<byte> name, Func<JsonElement, T> read) => Items(o, name, JsonValueKind.Object, "an object", read);

    private static string[] Strings(JsonElement o, ReadOnlySpan<byte> name) => Items(o, name, JsonValueKind.String, "a string", static s => s.GetString()!);

    /// <param name="what">Names the kind in the error.</param>
    private static T[] Items<T>(JsonElement o, ReadOnlySpan<byte> name, JsonValueKind kind, string what, Func<JsonElement, T> read)
    {
        var list = List(o, name);
        var length = list.GetArrayLength();
        var items = length == 0 ? [] : new T[length];
        var count = 0;
        foreach (var item in list.EnumerateArray())
        {
            items[count++] = item.ValueKind == kind ? read(item) : throw new FormatException($"'{Encoding.UTF8.GetString(name)}' holds something that is not {what}");
        }

        return items;
    }

    private static JsonElement List(JsonElement o, ReadOnlySpan<byte> name) =>
        Find(o, name) is { ValueKind: JsonValueKind.Array } list ? list : throw new FormatException($"'{Encoding.UTF8.GetString(name)}' is missing or not a list");

    /// <summary>The value; undefined when there is none.</summary>
    private static JsonElement Find(JsonElement o, ReadOnlySpan<byte> name) => o.TryGetProperty(name, out var value) ? value : default;
}
