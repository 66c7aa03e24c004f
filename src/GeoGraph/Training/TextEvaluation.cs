using GeoGraph.Text;
using GeoGraph.Text.Parsing;

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

    /// <summary>Compares dictionary forms, in lower case, of the treebank's words; words without one are left out.</summary>
    /// <param name="treebank">Whose words are read.</param>
    /// <param name="lemmatizer">Of the language.</param>
    /// <param name="tagger">Tags the words; null: the treebank's own tags are used.</param>
    public static MatchScore Lemmas(IEnumerable<TreebankSentence> treebank, Lemmatizer lemmatizer, LanguageModel? tagger)
    {
        var (gold, same) = (0, 0);
        var memory = new LanguageModel.Memory();
        foreach (var sentence in treebank)
        {
            tagger?.Parse(memory, [.. sentence.Words.Select(w => w.Form)]);
            for (var i = 0; i < sentence.Words.Count; i++)
            {
                var word = sentence.Words[i];
                if (word.Lemma.Length > 0)
                {
                    var pos = tagger is null ? word.Pos : tagger.WordOf(memory, i).Pos;
                    gold++;
                    same += lemmatizer.Lemma(WordCutter.Lower(word.Form), pos).Equals(word.Lemma, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
                }
            }
        }

        return new MatchScore(gold, gold, same);
    }

    private static MatchScore Compare<T>(IReadOnlyList<T> gold, HashSet<T> found) => new(gold.Count, found.Count, gold.Count(found.Contains));
}
