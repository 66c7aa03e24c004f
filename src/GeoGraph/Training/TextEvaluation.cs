using GeoGraph.Text;

namespace GeoGraph.Training;

/// <summary>How well a language's texts are cut into words and sentences, measured on the text of a treebank.</summary>
/// <param name="Tokens">Syntactic words with the right start and end.</param>
/// <param name="SentenceEnds">Sentences with the right end.</param>
public sealed record TextEvaluation(MatchScore Tokens, MatchScore SentenceEnds)
{
    /// <summary>Puts the treebank's documents back into running text, cuts them again and compares.</summary>
    public static TextEvaluation Measure(IEnumerable<TreebankSentence> treebank, Tokenizer tokenizer, SentenceSplitter splitter)
    {
        var (tokens, ends) = (default(MatchScore), default(MatchScore));
        foreach (var document in RunningText.Of(treebank))
        {
            var sentences = document.Split(tokenizer, splitter);
            tokens += Compare(document.Tokens, [.. sentences.SelectMany(s => s.Tokens).Select(t => t.Span)]);
            ends += Compare(document.SentenceEnds, [.. sentences.Select(s => s.Span.End)]);
        }

        return new TextEvaluation(tokens, ends);
    }

    /// <summary>
    /// Compares dictionary forms, in lower case, of the treebank's words with its tags; words without one are left out. To measure with
    /// predicted tags, pass words that carry them.
    /// </summary>
    public static MatchScore Lemmas(IEnumerable<TreebankSentence> treebank, Lemmatizer lemmatizer)
    {
        var (gold, same) = (0, 0);
        foreach (var word in treebank.SelectMany(s => s.Words).Where(w => w.Lemma.Length > 0))
        {
            gold++;
            same += lemmatizer.Lemma(WordCutter.Lower(word.Form), word.Pos).Equals(word.Lemma, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        }

        return new MatchScore(gold, gold, same);
    }

    private static MatchScore Compare<T>(IReadOnlyList<T> gold, HashSet<T> found) => new(gold.Count, found.Count, gold.Count(found.Contains));
}
