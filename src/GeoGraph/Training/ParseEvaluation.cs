using GeoGraph.Text.Parsing;

namespace GeoGraph.Training;

/// <summary>How well a model tags and parses a treebank: shares of words, in percent, on the treebank's own words.</summary>
/// <param name="Upos">With the right universal tag.</param>
/// <param name="Uas">With the right head.</param>
/// <param name="Las">With the right head and relation, subtypes ignored.</param>
/// <param name="LasSubtypes">With the right head and relation, subtypes included.</param>
public sealed record ParseEvaluation(int Words, double Upos, double Uas, double Las, double LasSubtypes)
{
    public static ParseEvaluation Of(LanguageModel model, IEnumerable<TreebankSentence> sentences)
    {
        var memory = new LanguageModel.Memory();
        int words = 0, tags = 0, heads = 0, relations = 0, subtypes = 0;
        foreach (var sentence in sentences)
        {
            model.Parse(memory, [.. sentence.Words.Select(w => w.Form)]);
            for (var i = 0; i < sentence.Words.Count; i++)
            {
                var (word, found) = (sentence.Words[i], model.WordOf(memory, i));
                words++;
                tags += word.Pos == found.Pos ? 1 : 0;
                if (word.Head == found.Head)
                {
                    heads++;
                    relations += word.Relation.Split(':')[0] == found.Relation.Split(':')[0] ? 1 : 0;
                    subtypes += word.Relation == found.Relation ? 1 : 0;
                }
            }
        }

        double Share(int n) => words == 0 ? 0 : 100.0 * n / words;
        return new ParseEvaluation(words, Share(tags), Share(heads), Share(relations), Share(subtypes));
    }
}
