using System.Globalization;
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
    public static CodedArticle Read(string line)
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
        if (Int(o, "schemaVersion") is var version && version != CodedArticle.CurrentSchemaVersion)
        {
            throw new FormatException($"schemaVersion {version} is not supported (this program reads {CodedArticle.CurrentSchemaVersion})");
        }

        var coder = Child(o, "coder");
        return new CodedArticle
        {
            Article = new Article
            {
                Id = Required(o, "id"),
                Text = Required(o, "text"),
                Language = Required(o, "language"),
                Title = Optional(o, "title"),
                Outlet = Optional(o, "outlet"),
                Url = Optional(o, "url"),
                Published = Optional(o, "published"),
            },
            Language = Required(o, "language"),
            Coder = new Coder(Required(coder, "name"), Required(coder, "version"), Required(coder, "lexicon")),
            Sentences = [.. Children(o, "sentences").Select(ReadSpan)],
            Actors = new ArticleActors(
                [.. Children(o, "actors").Select(ReadActor)],
                [.. Children(o, "mentions").Select(m => new Mention(Required(m, "actor"), ReadSpan(m), JsonNames.MentionForm(Required(m, "form"))))]),
            Statements = [.. Children(o, "statements").Select(ReadStatement)],
            Events = [.. Children(o, "events").Select(ReadEvent)],
            Diagnostics = Strings(o, "diagnostics"),
        };
    }

    private static Actor ReadActor(JsonElement o) => new()
    {
        Key = Required(o, "key"),
        Name = Required(o, "name"),
        Kind = JsonNames.ActorKind(Required(o, "kind")),
        Country = Optional(o, "country"),
        Sector = Optional(o, "sector"),
        Wikidata = Optional(o, "wikidata"),
        Affiliations = !o.TryGetProperty("affiliations", out _)
            ? []
            : [.. Children(o, "affiliations").Select(a => new Affiliation(Required(a, "actor"), Optional(a, "role"), Optional(a, "from"), Optional(a, "to")))],
    };

    private static Statement ReadStatement(JsonElement o) => new()
    {
        Key = Required(o, "key"),
        Speakers = Strings(o, "speakers"),
        Speaker = Find(o, "speaker") is { ValueKind: JsonValueKind.Object } speaker ? ReadSpan(speaker) : null,
        Cue = ReadSpan(Child(o, "cue")),
        Content = [.. Children(o, "content").Select(ReadSpan)],
        Quotation = JsonNames.QuotationKind(Required(o, "quotation")),
        Addressees = Strings(o, "addressees"),
        Via = Strings(o, "via"),
        About = Strings(o, "about"),
        Denies = Find(o, "denies").ValueKind == JsonValueKind.True,
        Confidence = Double(o, "confidence") ?? 0,
        Rule = Required(o, "rule"),
    };

    private static CodedEvent ReadEvent(JsonElement o) => new()
    {
        Key = Required(o, "key"),
        Type = Required(o, "type"),
        Mode = Optional(o, "mode"),
        Contexts = Strings(o, "contexts"),
        Cameo = Optional(o, "cameo"),
        QuadClass = JsonNames.QuadClass(Required(o, "quadClass")),
        Goldstein = Double(o, "goldstein"),
        Sources = Strings(o, "sources"),
        Targets = Strings(o, "targets"),
        Anchor = ReadSpan(Child(o, "anchor")),
        Date = Optional(o, "date"),
        DatePrecision = Optional(o, "datePrecision"),
        Place = Find(o, "place") is { ValueKind: JsonValueKind.Object } place
            ? new Place(Required(place, "key"), Required(place, "name"), Optional(place, "country"), ReadSpan(place))
            : null,
        Status = JsonNames.EventStatus(Required(o, "status")),
        Statement = Optional(o, "statement"),
        Confidence = Double(o, "confidence") ?? 0,
        Rule = Required(o, "rule"),
    };

    private static TextSpan ReadSpan(JsonElement o) => new(Int(o, "start"), Int(o, "end"));

    private static string Required(JsonElement o, string name) =>
        Optional(o, name) ?? throw new FormatException($"'{name}' is missing");

    private static string? Optional(JsonElement o, string name) => Find(o, name) switch
    {
        { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } s => s.GetString(),
        _ => throw new FormatException($"'{name}' is not a string"),
    };

    private static int Int(JsonElement o, string name) =>
        Find(o, name) is { ValueKind: JsonValueKind.Number } i && i.TryGetInt32(out var value) ? value : throw new FormatException($"'{name}' is missing or not a whole number");

    private static double? Double(JsonElement o, string name) => Find(o, name) switch
    {
        { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Number } d => d.GetDouble(),
        _ => throw new FormatException($"'{name}' is not a number"),
    };

    private static JsonElement Child(JsonElement o, string name) =>
        Find(o, name) is { ValueKind: JsonValueKind.Object } child ? child : throw new FormatException($"'{name}' is missing or not an object");

    private static IEnumerable<JsonElement> Children(JsonElement o, string name) =>
        List(o, name).EnumerateArray().Select(x => x.ValueKind == JsonValueKind.Object ? x : throw new FormatException($"'{name}' holds something that is not an object"));

    private static IReadOnlyList<string> Strings(JsonElement o, string name)
    {
        var list = List(o, name);
        return list.GetArrayLength() == 0
            ? []
            : [.. list.EnumerateArray().Select(x => x.ValueKind == JsonValueKind.String ? x.GetString()! : throw new FormatException($"'{name}' holds something that is not a string"))];
    }

    private static JsonElement List(JsonElement o, string name) =>
        Find(o, name) is { ValueKind: JsonValueKind.Array } list ? list : throw new FormatException($"'{name}' is missing or not a list");

    /// <summary>The value; undefined when there is none.</summary>
    private static JsonElement Find(JsonElement o, string name) => o.TryGetProperty(name, out var value) ? value : default;
}
