using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GeoGraph.Evaluation;

/// <summary>Reads the lines of an evaluation set and of coded articles, whoever wrote them.</summary>
internal static class EvaluationJson
{
    /// <summary>Reads every line that is not blank.</summary>
    /// <exception cref="EvaluationException">The file cannot be read, or a line is wrong: file and line are named.</exception>
    public static IEnumerable<T> Lines<T>(string path, Func<JObject, T> parse)
    {
        var number = 0;
        using var lines = Open(path).GetEnumerator();
        while (Next(path, lines))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(lines.Current))
            {
                yield return Parse($"{path}:{number.ToString(CultureInfo.InvariantCulture)}", lines.Current, parse);
            }
        }
    }

    /// <exception cref="EvaluationException">Not JSON, or a field is missing or wrong.</exception>
    public static T Parse<T>(string place, string line, Func<JObject, T> parse)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None, Culture = CultureInfo.InvariantCulture };
            return parse(JObject.Load(reader));
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or InvalidCastException or OverflowException)
        {
            throw new EvaluationException($"{place}: {e.Message}", e);
        }
    }

    public static (string Id, string Text) Text(JObject o) => (Required(o, "id"), Required(o, "text"));

    public static GoldArticle Gold(JObject o) => new()
    {
        Id = Required(o, "id"),
        Actors = Objects(o, "actors", a => new GoldActor(Required(a, "id"), Required(a, "name"), (string?)a["country"], Objects(a, "mentions", Span) ?? [], (string?)a["kind"])),
        Statements = Objects(o, "statements", GoldStatement),
        Events = Objects(o, "events", e => new GoldEvent(
            Required(e, "type"), SpanAt(e, "anchor") ?? throw Missing("anchor"), Strings(e, "sources"), Strings(e, "targets"),
            (string?)e["status"], Truth(e["statement"]), (string?)e["date"])),
        Ignore = [.. (o["ignore"] as JArray ?? []).Select(x => new TextSpan((int)x[0]!, (int)x[1]!))],
        Plover = Objects(o, "plover", e => new GoldRecord(Required(e, "type"), Strings(e, "sources"), Strings(e, "targets"), Truth(e["reciprocal"]))),
        Cameo = Objects(o, "cameo", e => new GoldDyad(Required(e, "source"), Required(e, "target"), Required(e, "code"))),
        Root = (string?)o["root"],
        Name = o["name"] is null ? null : new GoldName(Required(o, "name"), (string?)o["country"], (string?)o["sector"]),
    };

    public static ScoredArticle Scored(JObject o) => new(
        Required(o, "id"),
        Objects(o, "actors", a => new ScoredActor(Required(a, "key"), (string?)a["country"], (string?)a["sector"], (string?)a["kind"])) ?? [],
        Objects(o, "mentions", m => new ScoredMention(Required(m, "actor"), Span(m))) ?? [],
        Objects(o, "statements", s => new ScoredStatement(
            Objects(s, "content", Span) ?? [], SpanAt(s, "speaker"), SpanAt(s, "cue"), Strings(s, "speakers"), (string?)s["rule"])) ?? [],
        Objects(o, "events", e => new ScoredEvent(
            Required(e, "type"), SpanAt(e, "anchor"), Strings(e, "sources"), Strings(e, "targets"), (string?)e["status"], Truth(e["statement"]),
            (string?)e["date"], (string?)e["cameo"], (string?)e["rule"])) ?? []);

    private static GoldStatement GoldStatement(JObject s) => new()
    {
        Content = Objects(s, "content", Span) ?? throw Missing("content"),
        Quotation = (string?)s["quotation"],
        CueClass = (string?)s["cueClass"],
        Speaker = SpanAt(s, "speaker"),
        Cue = SpanAt(s, "cue"),
        SpeakerChain = SpanAt(s, "speakerChain"),
        SpeakerEntity = SpanAt(s, "speakerEntity"),
        Clitic = Truth(s["clitic"]),
        Speakers = Strings(s, "speakers"),
        Addressees = Strings(s, "addressees"),
    };

    private static List<T>? Objects<T>(JObject o, string name, Func<JObject, T> parse) => o[name] switch
    {
        null or { Type: JTokenType.Null } => null,
        JArray list => [.. list.Select(x => parse(x as JObject ?? throw new FormatException($"'{name}' holds something that is no object")))],
        _ => throw new FormatException($"'{name}' is not a list"),
    };

    private static string[] Strings(JObject o, string name) => o[name] is JArray list ? [.. list.Select(x => (string?)x ?? "")] : [];

    private static TextSpan Span(JObject o) =>
        new((int)(o["start"] ?? throw Missing("start")), (int)(o["end"] ?? throw Missing("end")));

    private static TextSpan? SpanAt(JObject o, string name) => o[name] is JObject span ? Span(span) : null;

    private static string Required(JObject o, string name) => (string?)o[name] ?? throw Missing(name);

    private static bool Truth(JToken? token) => token switch
    {
        null => false,
        { Type: JTokenType.Boolean } => (bool)token,
        { Type: JTokenType.String } => ((string)token!).Length > 0,
        { Type: JTokenType.Null } => false,
        _ => token.HasValues,
    };

    private static FormatException Missing(string name) => new($"'{name}' is missing");

    private static IEnumerable<string> Open(string path)
    {
        try
        {
            return File.ReadLines(path, new UTF8Encoding(false, true));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EvaluationException(e.Message, e);
        }
    }

    private static bool Next(string path, IEnumerator<string> lines)
    {
        try
        {
            return lines.MoveNext();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new EvaluationException($"{path}: {e.Message}", e);
        }
    }
}

/// <summary>An evaluation set or a coded file cannot be read: one line that says where and what.</summary>
public sealed class EvaluationException(string message, Exception? inner = null) : IOException(message, inner);
