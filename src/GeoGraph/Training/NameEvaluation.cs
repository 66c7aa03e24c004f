using GeoGraph.Text.Parsing;

namespace GeoGraph.Training;

/// <summary>How well names are recognised: whole names with the right kind, in percent (as CoNLL 2003 counts).</summary>
public sealed record NameEvaluation(int Gold, int Found, int Right)
{
    public double Precision => Found == 0 ? 0 : 100.0 * Right / Found;

    public double Recall => Gold == 0 ? 0 : 100.0 * Right / Gold;

    public double F1 => Gold + Found == 0 ? 0 : 200.0 * Right / (Gold + Found);

    /// <summary>Measures on the sentences' own words.</summary>
    public static NameEvaluation Of(LanguageModel model, NameModel names, IEnumerable<NameSentence> sentences)
    {
        int gold = 0, found = 0, right = 0;
        foreach (var sentence in sentences)
        {
            var marked = NameSentence.Names(sentence.Labels).ToHashSet();
            var recognised = NameSentence.Names(names.Label(model.Tag(sentence.Forms)))
                .Where(n => !Enumerable.Range(n.First, n.Last - n.First + 1).Any(i => sentence.Labels[i] == NameSentence.Unknown)).ToList();
            gold += marked.Count;
            found += recognised.Count;
            right += recognised.Count(marked.Contains);
        }

        return new NameEvaluation(gold, found, right);
    }
}
