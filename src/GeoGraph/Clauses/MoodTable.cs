using GeoGraph.Seeds;

namespace GeoGraph.Clauses;

/// <summary>Words that tell whether an act is so: the rows of <c>moods.tsv</c>.</summary>
public sealed class MoodTable
{
    private readonly Dictionary<string, Mood> _own = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Mood> _complement = new(StringComparer.Ordinal);
    private readonly HashSet<string> _infinitives = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ends = new(StringComparer.Ordinal);

    /// <exception cref="SeedException">The file is missing or a row is wrong.</exception>
    public static MoodTable Read(SeedFolder seeds, string language)
    {
        var table = new MoodTable();
        foreach (var row in SeedReader.Read(seeds.File("lang", language, "moods.tsv"), "word", "place", "mood", "example"))
        {
            var word = row.Required("word");
            row.Required("example");
            switch (row.Required("place"))
            {
                case "own":
                    table._own[word] = MoodOf(row);
                    break;
                case "complement":
                    table._complement[word] = MoodOf(row);
                    break;
                case "infinitive":
                    table._infinitives.Add(word);
                    break;
                case "end":
                    table._ends.Add(word);
                    break;
                default:
                    throw row.Error($"unknown place '{row["place"]}'");
            }
        }

        return table;
    }

    /// <summary>What an auxiliary, adverb or conjunction of a clause (as it is written) makes of it; null for nothing.</summary>
    public Mood? Own(string word) => _own.TryGetValue(word, out var mood) ? mood : null;

    /// <summary>What a verb or noun (its lemma) makes of the act it governs; null for nothing.</summary>
    public Mood? Complement(string lemma) => _complement.TryGetValue(lemma, out var mood) ? mood : null;

    /// <summary>Whether a word marks an infinitive.</summary>
    public bool IsInfinitiveMark(string word) => _infinitives.Contains(word);

    /// <summary>Whether what is said of a verb (its lemma) is not said of its complement: "may <em>say</em>".</summary>
    public bool Ends(string lemma) => _ends.Contains(lemma);

    private static Mood MoodOf(SeedRow row) => Enum.TryParse<Mood>(row.Required("mood"), true, out var mood) ? mood : throw row.Error($"unknown mood '{row["mood"]}'");
}
