using GeoGraph.Seeds;

namespace GeoGraph.Statements;

/// <summary>The words of one language that report speech: the rows of <c>cues.tsv</c>, looked up longest first.</summary>
public sealed class CueTable
{
    private readonly Dictionary<string, List<(string[] Words, CueRow Row)>> _byFirstWord = new(StringComparer.Ordinal);

    private CueTable(IReadOnlyList<CueRow> rows)
    {
        Rows = rows;
        foreach (var row in rows)
        {
            var words = row.Form.Split(' ');
            if (!_byFirstWord.TryGetValue(words[0], out var list))
            {
                _byFirstWord[words[0]] = list = [];
            }

            list.Add((words, row));
        }

        foreach (var list in _byFirstWord.Values)
        {
            list.Sort((a, b) => b.Words.Length.CompareTo(a.Words.Length));
        }

        Words = rows.Where(r => r.Kind is CueKind.Bare or CueKind.Verb or CueKind.Source).SelectMany(r => r.Form.Split(' ')).ToHashSet(StringComparer.Ordinal);
    }

    public IReadOnlyList<CueRow> Rows { get; }

    /// <summary>Every word of a cue that has a speaker beside it.</summary>
    public IReadOnlySet<string> Words { get; }

    /// <exception cref="SeedException">The file is missing or a row is wrong.</exception>
    public static CueTable Read(SeedFolder seeds, string language) => new(
        [.. SeedReader.Read(seeds.File("lang", language, "cues.tsv"), "id", "form", "kind", "denies", "example").Select(r => new CueRow(
            r.Required("id"), r.Required("form"),
            Enum.TryParse<CueKind>(r.Required("kind"), true, out var kind) ? kind : throw r.Error($"unknown cue kind '{r["kind"]}'"),
            r.Optional("denies") is not null, r.Required("example")))]);

    /// <summary>The longest cue that starts at a token, and the token behind it; null for none.</summary>
    public (CueRow Row, int End)? At(Sentence sentence, int token)
    {
        if (!_byFirstWord.TryGetValue(sentence.Tokens[token].Word, out var list))
        {
            return null;
        }

        foreach (var (words, row) in list)
        {
            if (token + words.Length > sentence.Tokens.Length)
            {
                continue;
            }

            var i = 1;
            while (i < words.Length && sentence.Tokens[token + i].Word == words[i])
            {
                i++;
            }

            if (i == words.Length)
            {
                return (row, token + i);
            }
        }

        return null;
    }
}

/// <summary>A reporting expression.</summary>
/// <param name="Denies">True when the speaker says the content is false.</param>
/// <param name="Example">A sentence in which the row fires.</param>
public sealed record CueRow(string Id, string Form, CueKind Kind, bool Denies, string Example);

/// <summary>How a cue stands to speaker and content.</summary>
public enum CueKind
{
    /// <summary>Bare stem behind the content, speaker behind it: <c>“…,” kata Lavrov</c>.</summary>
    Bare,

    /// <summary>Verb: speaker before and content behind, or inverted after the content.</summary>
    Verb,

    /// <summary>Verb that takes an object too: reports speech only with a quotation or a complementizer.</summary>
    Quote,

    /// <summary>Preposition before the speaker: <c>menurut</c>, <c>according to</c>.</summary>
    Source,

    /// <summary>Before the medium that relays what others say.</summary>
    Via,
}
