using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GeoGraph.Tests.Evaluation;

/// <summary>Codes an evaluation set from its own gold with seeded mistakes of every kind: what scorers can be compared on.</summary>
internal static class NoisyCoder
{
    private static readonly string[] s_codes = ["IDN", "USA", "CHN", "HUN", "ROU", "FRA"];
    private static readonly string[] s_types = ["AGREE", "CONSULT", "ACCUSE", "CONCEDE", "YIELD", "ASSAULT"];

    public static IEnumerable<string> Code(string folder, int seed)
    {
        var random = new Random(seed);
        var texts = Lines(Path.Combine(folder, "articles.jsonl")).ToDictionary(a => (string)a["id"]!, a => (string)a["text"]!, StringComparer.Ordinal);
        foreach (var gold in Lines(Path.Combine(folder, "gold.jsonl")))
        {
            if (random.NextDouble() < .97)
            {
                yield return Article(gold, texts[(string)gold["id"]!], random).ToString(Formatting.None);
            }
        }
    }

    private static JObject Article(JObject gold, string text, Random random)
    {
        var mentions = gold["actors"]?.SelectMany(a => a["mentions"]!.Where(_ => random.NextDouble() < .8)
            .Select(m => Shifted(m, text, random, new JObject { ["actor"] = Key((string)a["id"]!, random) }))).ToArray() ?? [];
        var keys = (gold["actors"]?.Select(a => (string)a["id"]!) ?? []).Append("x").ToArray();
        return new JObject
        {
            ["id"] = gold["id"],
            ["actors"] = new JArray((gold["actors"]?.SelectMany(a => new[] { (string)a["id"]!, a["id"] + "-part" }) ?? s_codes)
                .Select((k, i) => Actor(k, gold["actors"]?[i / 2]?["country"] ?? gold["country"], gold["sector"], random))),
            ["mentions"] = new JArray(mentions),
            ["statements"] = new JArray((gold["statements"] ?? new JArray()).Where(_ => random.NextDouble() < .85).Select(s => Statement(s, text, random))
                .Concat((gold["ignore"] ?? new JArray()).Where(_ => random.NextDouble() < .5).Select(i => Stray((int)i[0]!, (int)i[1]!)))
                .Concat(Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(text.Length)).Select(i => Stray(i, Math.Min(text.Length, i + 40))))),
            ["events"] = new JArray((gold["events"] ?? new JArray()).Where(_ => random.NextDouble() < .85).Select(e => Event(e, text, random))
                .Concat(Enumerable.Range(0, random.Next(3)).Select(_ => Event(null, text, random, gold["plover"]?[0], keys)))),
        };
    }

    private static JObject Actor(string key, JToken? country, JToken? sector, Random random) => new()
    {
        ["key"] = key,
        ["kind"] = random.Next(4) switch { 0 => "igo", 1 => "ngo", _ => "country" },
        ["country"] = random.NextDouble() < .7 ? country is null ? key : country.DeepClone() : random.NextDouble() < .5 ? null : s_codes[random.Next(s_codes.Length)],
        ["sector"] = random.NextDouble() < .7 ? sector?.DeepClone() : "GOV",
    };

    private static JObject Statement(JToken gold, string text, Random random) => new()
    {
        ["speakers"] = new JArray(((gold["speakers"] as JArray)?.Select(s => (string)s!) ?? []).Where(_ => random.NextDouble() < .8).Select(s => Key(s, random))),
        ["speaker"] = gold["speaker"] is JObject speaker && random.NextDouble() < .85 ? Shifted(speaker, text, random, []) : gold["cue"] is JObject c && random.NextDouble() < .5 ? Span(c) : null,
        ["cue"] = gold["cue"] is JObject cue ? Span(cue) : null,
        ["content"] = new JArray(gold["content"]!.Where(_ => random.NextDouble() < .95).Select(s => Shifted(s, text, random, []))),
        ["rule"] = "cue-1",
    };

    private static JObject Stray(int start, int end) =>
        new() { ["content"] = new JArray(new JObject { ["start"] = start, ["end"] = end }), ["speakers"] = new JArray(), ["rule"] = null };

    private static JObject Event(JToken? gold, string text, Random random, JToken? record = null, string[]? keys = null)
    {
        JArray Parties(string role) => gold is not null
            ? new JArray(gold[role]!.Where(_ => random.NextDouble() < .85).Select(s => Key((string)s!, random)))
            : new JArray(Enumerable.Range(0, random.Next(3)).Select(_ => record is null || random.Next(3) == 0
                ? keys![random.Next(keys.Length)] : s_codes[random.Next(s_codes.Length)]));
        var start = random.Next(text.Length);
        return new JObject
        {
            ["type"] = random.NextDouble() < .85 ? gold?["type"] ?? record?["type"] ?? s_types[random.Next(s_types.Length)] : s_types[random.Next(s_types.Length)],
            ["cameo"] = random.Next(3) == 0 ? null : "042",
            ["anchor"] = gold is null ? new JObject { ["start"] = start, ["end"] = Math.Min(text.Length, start + 8) } : Shifted(gold["anchor"]!, text, random, []),
            ["sources"] = Parties("sources"),
            ["targets"] = Parties("targets"),
            ["status"] = random.NextDouble() < .8 ? gold?["status"]?.DeepClone() : "planned",
            ["date"] = random.NextDouble() < .8 ? gold?["date"]?.DeepClone() : "2020-01-01",
            ["statement"] = random.NextDouble() < .5 ? "s1" : null,
            ["rule"] = "it's a \"rule\"\u00a0",
        };
    }

    private static string Key(string id, Random random) => random.NextDouble() < .9 ? id : id + "-part";

    private static JObject Span(JObject span) => new() { ["start"] = span["start"], ["end"] = span["end"] };

    /// <summary>The span with its ends moved a little, seldom beyond the text.</summary>
    private static JObject Shifted(JToken span, string text, Random random, JObject into)
    {
        int Move() => random.NextDouble() < .7 ? 0 : random.Next(-25, 26);
        var start = Math.Max(0, (int)span["start"]! + Move());
        into["start"] = start;
        into["end"] = Math.Min(text.Length + (random.Next(200) == 0 ? 9 : 0), Math.Max(start + 1, (int)span["end"]! + Move()));
        return into;
    }

    private static IEnumerable<JObject> Lines(string file) => File.ReadLines(file).Where(l => l.Length > 0).Select(l =>
    {
        using var reader = new JsonTextReader(new StringReader(l)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    });
}
