using GeoGraph.Seeds;

namespace GeoGraph.Events;

/// <summary>What a row asks of the words that govern its own: <c>head:deny|reject</c>, <c>not head:condemn</c>.</summary>
/// <param name="Not">True when none of the words may govern them.</param>
/// <param name="Lemmas">Dictionary forms of the word that the row's words depend on.</param>
/// <remarks>Holds for a sentence that was not parsed.</remarks>
public sealed record RowCondition(bool Not, IReadOnlyList<string> Lemmas)
{
    private const string Head = "head:";
    private const string NotHead = "not head:";

    internal static RowCondition Read(SeedRow row, string cell) =>
        cell.StartsWith(Head, StringComparison.Ordinal) ? new RowCondition(false, cell[Head.Length..].Split('|'))
        : cell.StartsWith(NotHead, StringComparison.Ordinal) ? new RowCondition(true, cell[NotHead.Length..].Split('|'))
        : throw row.Error($"'{cell}' is no condition: write '{Head}WORD|WORD' or '{NotHead}WORD|WORD'");

    internal bool Holds(Sentence sentence, RowMatch match)
    {
        if (!SentenceTree.IsParsed(sentence))
        {
            return true;
        }

        var head = sentence.Tokens[SentenceTree.HeadOf(sentence, match.First, match.End)].Head;
        return (head >= 0 && Lemmas.Contains(sentence.Tokens[head].Lemma)) != Not;
    }
}
