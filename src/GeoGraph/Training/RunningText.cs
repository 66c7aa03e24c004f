using System.Text;
using GeoGraph.Text;

namespace GeoGraph.Training;

/// <summary>A document of a treebank put back into running text, with where its words and sentence ends stand.</summary>
/// <param name="Text">Paragraphs as lines, sentences of a paragraph with a space between unless the treebank says there was none.</param>
/// <param name="Tokens">The spans of the syntactic words. A word that is not a piece of the text as written (<c>satu-satunya</c> as <c>satu</c>, <c>nya</c>) has the span of a wrong cut: it can not be found.</param>
/// <param name="SentenceEnds">One past the last character of each sentence.</param>
public sealed record RunningText(string Text, IReadOnlyList<TextSpan> Tokens, IReadOnlyList<int> SentenceEnds)
{
    /// <summary>The documents of a treebank; one when it marks none.</summary>
    public static IEnumerable<RunningText> Of(IEnumerable<TreebankSentence> sentences)
    {
        var text = new StringBuilder();
        var tokens = new List<TextSpan>();
        var ends = new List<int>();
        var space = true;
        foreach (var sentence in sentences)
        {
            if (sentence.BeginsDocument && text.Length > 0)
            {
                yield return new RunningText(text.ToString(), [.. tokens], [.. ends]);
                text.Clear();
                tokens.Clear();
                ends.Clear();
            }

            if (text.Length > 0)
            {
                text.Append(sentence.BeginsParagraph ? "\n" : space ? " " : "");
            }

            Append(sentence, text, tokens);
            ends.Add(text.Length);
            space = sentence.SpaceAfter;
        }

        if (text.Length > 0)
        {
            yield return new RunningText(text.ToString(), tokens, ends);
        }
    }

    /// <summary>The document cut into tokens and sentences, a paragraph at a time.</summary>
    internal List<Sentence> Split(Tokenizer tokenizer, SentenceSplitter splitter)
    {
        var sentences = new List<Sentence>();
        var line = new List<Token>();
        for (var start = 0; start < Text.Length;)
        {
            var end = Text.IndexOf('\n', start) is var at && at < 0 ? Text.Length : at;
            line.Clear();
            tokenizer.Tokenize(Text, start, end, line);
            splitter.Split(Text, line, 0, sentences);
            start = end + 1;
        }

        return sentences;
    }

    private static void Append(TreebankSentence sentence, StringBuilder text, List<TextSpan> tokens)
    {
        var range = 0;
        for (var i = 0; i < sentence.Words.Count; i++)
        {
            var start = text.Length;
            var space = sentence.Words[i].SpaceAfter;
            if (range < sentence.Ranges.Count && sentence.Ranges[range].First == i)
            {
                var (first, last, form, after) = sentence.Ranges[range++];
                text.Append(form);
                space = after;
                var whole = string.Concat(sentence.Words.Skip(first).Take(last - first + 1).Select(w => w.Form)).Equals(form, StringComparison.OrdinalIgnoreCase);
                for (var at = start; i <= last; i++)
                {
                    var length = whole ? sentence.Words[i].Form.Length : 0;
                    tokens.Add(new TextSpan(at, at + length));
                    at += length;
                }

                i = last;
            }
            else
            {
                text.Append(sentence.Words[i].Form);
                tokens.Add(new TextSpan(start, text.Length));
            }

            text.Append(space && i + 1 < sentence.Words.Count ? " " : "");
        }
    }
}
