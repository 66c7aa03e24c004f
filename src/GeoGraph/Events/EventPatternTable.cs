using GeoGraph.Seeds;

namespace GeoGraph.Events;

/// <summary>The words of one language that name an act: the rows of <c>event-patterns.tsv</c>, looked up by their first word.</summary>
public sealed class EventPatternTable
{
    /// <summary>Most words a <c>*</c> of a pattern stands for.</summary>
    private const int LongestGap = 4;

    private readonly Dictionary<string, List<EventPattern>> _byFirstWord = new(StringComparer.Ordinal);
    private readonly HashSet<(string Type, string Word)> _nouns = [];

    private EventPatternTable(IReadOnlyList<EventPattern> rows)
    {
        Rows = rows;
        foreach (var row in rows)
        {
            foreach (var word in row.Words[0])
            {
                if (row.Roles == EventRoles.Noun)
                {
                    _nouns.Add((row.Type.Name, word));
                }

                if (!_byFirstWord.TryGetValue(word, out var list))
                {
                    _byFirstWord[word] = list = [];
                }

                list.Add(row);
            }
        }
    }

    public IReadOnlyList<EventPattern> Rows { get; }

    /// <exception cref="SeedException">The file is missing, a row is wrong, or it names a type, mode or code that the ontology does not have.</exception>
    public static EventPatternTable Read(SeedFolder seeds, string language, Ontology ontology) => new(
        [.. SeedReader.Read(seeds.File("lang", language, "event-patterns.tsv"), "id", "pattern", "type", "mode", "cameo", "roles", "prepositions", "example").Select(r =>
        {
            var type = ontology.Find(r.Required("type")) ?? throw r.Error($"unknown PLOVER type '{r["type"]}'");
            if (r.Optional("mode") is { } mode && !type.Modes.Contains(mode))
            {
                throw r.Error($"{type.Name} has no mode '{mode}'");
            }

            if (r.Optional("cameo") is { } cameo && !ontology.HasCameo(cameo))
            {
                throw r.Error($"unknown CAMEO code '{cameo}'");
            }

            return new EventPattern(
                r.Required("id"), [.. r.Required("pattern").Split(' ').Select(w => w.Split('/'))], type, r.Optional("mode"), r.Optional("cameo"),
                Enum.TryParse<EventRoles>(r.Required("roles"), true, out var roles) ? roles : throw r.Error($"unknown roles '{r["roles"]}'"),
                [.. r.List("prepositions")], r.Required("example"));
        })]);

    /// <summary>True for a noun that names an act of a type: <em>airstrike</em>, ASSAULT.</summary>
    public bool IsNounOf(EventType type, string word) => _nouns.Contains((type.Name, word));

    /// <summary>True when a row begins with the word.</summary>
    public bool Begins(string word) => _byFirstWord.ContainsKey(word);

    /// <summary>The rows that match most words from a token on, in the order of the file, and the token behind the match; none where no row matches.</summary>
    /// <param name="verbs">Whether the rows of verbs count.</param>
    /// <param name="nouns">Whether the rows of nouns count.</param>
    /// <remarks>Fewer words would be read in another sense: "called for talks" is no call.</remarks>
    public (IReadOnlyList<EventPattern> Rows, int End) At(Sentence sentence, int token, bool verbs, bool nouns)
    {
        if (!_byFirstWord.TryGetValue(sentence.Tokens[token].Word, out var begun))
        {
            return ([], token);
        }

        List<EventPattern>? rows = null;
        var longest = token;
        foreach (var pattern in begun)
        {
            if (!(pattern.Roles == EventRoles.Noun ? nouns : verbs) || Match(sentence, token + 1, pattern.Words, 1) is not { } end || end < longest)
            {
                continue;
            }

            if (end > longest)
            {
                rows = [];
                longest = end;
            }

            rows!.Add(pattern);
        }

        return (rows ?? [], longest);
    }

    private static int? Match(Sentence sentence, int token, IReadOnlyList<string[]> words, int next)
    {
        for (; next < words.Count; next++)
        {
            if (words[next][0] == "*")
            {
                if (next + 1 == words.Count)
                {
                    return token;
                }

                for (var skip = 0; skip <= LongestGap && token + skip < sentence.Tokens.Length; skip++)
                {
                    if (Match(sentence, token + skip, words, next + 1) is { } end)
                    {
                        return end;
                    }
                }

                return null;
            }

            if (token >= sentence.Tokens.Length || !words[next].Contains(sentence.Tokens[token].Word))
            {
                return null;
            }

            token++;
        }

        return token;
    }
}

/// <summary>Words that name an act, and how its parties stand to them.</summary>
/// <param name="Words">Alternatives of each word; <c>*</c> stands for up to four words.</param>
/// <param name="Prepositions">Before the target; empty: the target is the object.</param>
/// <param name="Example">A sentence in which the row fires.</param>
public sealed record EventPattern(
    string Id, IReadOnlyList<string[]> Words, EventType Type, string? Mode, string? Cameo, EventRoles Roles, IReadOnlyList<string> Prepositions, string Example);

/// <summary>How the parties of an act stand to its words.</summary>
public enum EventRoles
{
    /// <summary>Subject acts on object.</summary>
    Active,

    /// <summary>Subject acts; no target is needed.</summary>
    Alone,

    /// <summary>Parties act together: PLOVER, Compound and Reciprocal Actors.</summary>
    Symmetric,

    /// <summary>Who speaks asks it of the subject: "must withdraw".</summary>
    Obliged,

    /// <summary>The subject suffers it in an act that a noun names: "died in an Israeli airstrike".</summary>
    Suffered,

    /// <summary>A noun: owner acts on what follows a preposition.</summary>
    Noun,
}
