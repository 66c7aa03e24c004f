using GeoGraph.Seeds;
using GeoGraph.Text;

namespace GeoGraph.Discourse;

/// <summary>A language's words that mean somebody named elsewhere; looked up by tokens, longest first.</summary>
public sealed class ReferenceTable
{
    /// <summary>So many words describe at most.</summary>
    private const int LongestGap = 3;

    private readonly Dictionary<string, List<(string[] Words, Reference Row)>> _byFirst = new(StringComparer.Ordinal);

    private ReferenceTable(IReadOnlyList<Reference> rows) => Rows = rows;

    public IReadOnlyList<Reference> Rows { get; }

    /// <exception cref="SeedException">The file is missing or wrong.</exception>
    public static ReferenceTable Read(SeedFolder seeds, string language, LanguageRules rules)
    {
        var tokenizer = new Tokenizer(rules);
        var table = new ReferenceTable([.. SeedReader.Read(seeds.File("lang", language, "references.tsv"), "id", "form", "class", "kinds", "example", "means").Select(Row)]);
        foreach (var row in table.Rows)
        {
            var tokens = new List<Token>();
            tokenizer.Tokenize(row.Form, 0, row.Form.Length, tokens);
            var words = tokens.ConvertAll(t => t.Word).ToArray();
            if (!table._byFirst.TryGetValue(words[0], out var forms))
            {
                table._byFirst[words[0]] = forms = [];
            }

            forms.Add((words, row));
            forms.Sort(static (a, b) => b.Words.Length.CompareTo(a.Words.Length));
        }

        return table;
    }

    /// <summary>The longest reference that starts at a token, and one past its last token; null for none.</summary>
    public (Reference Row, int End)? At(Sentence sentence, int token)
    {
        if (!_byFirst.TryGetValue(sentence.Tokens[token].Word, out var forms))
        {
            return null;
        }

        foreach (var (words, row) in forms)
        {
            if (EndOf(sentence, token, words, row.Class == ReferenceClass.Kind ? LongestGap : 0) is { } end)
            {
                return (row, end);
            }
        }

        return null;
    }

    /// <summary>"US" is no "us".</summary>
    internal static bool IsName(ArticleText text, Sentence sentence, int token) =>
        sentence.Tokens[token].Span.Of(text.Text) is { Length: > 1 } word && char.IsUpper(word[^1]);

    /// <summary>One past the last of some words that begin at a token; before the last of two may stand what describes: "the isolated country".</summary>
    private static int? EndOf(Sentence sentence, int token, string[] words, int gap)
    {
        var i = 1;
        while (i < words.Length && token + i < sentence.Tokens.Length && sentence.Tokens[token + i].Word == words[i])
        {
            i++;
        }

        if (i == words.Length)
        {
            return token + i;
        }

        for (var last = token + 1; words.Length == 2 && last <= token + 1 + gap && last < sentence.Tokens.Length; last++)
        {
            if (sentence.Tokens[last].Word == words[1])
            {
                return last + 1;
            }

            if (sentence.Tokens[last].Pos is not (UniversalPos.Adj or UniversalPos.Noun or UniversalPos.Propn or UniversalPos.Adv) && sentence.Tokens[last].Word != "-")
            {
                return null;
            }
        }

        return null;
    }

    private static Reference Row(SeedRow row)
    {
        if (!Enum.TryParse<ReferenceClass>(row.Required("class"), true, out var referenceClass))
        {
            throw row.Error($"unknown class '{row["class"]}'");
        }

        try
        {
            return new Reference(
                row.Required("id"), row.Required("form"), referenceClass, [.. row.List("kinds").Select(JsonNames.ActorKind)], row.Required("example"),
                [.. row.List("means").Order(StringComparer.Ordinal)]);
        }
        catch (FormatException e)
        {
            throw row.Error(e.Message);
        }
    }
}
