using System.Collections.Immutable;

namespace GeoGraph.Text;

/// <summary>Groups the tokens of a paragraph into sentences.</summary>
public sealed class SentenceSplitter(LanguageRules rules)
{
    /// <summary>A run of words without an end is cut here: nothing downstream may depend on how long a text goes on.</summary>
    public const int MaximumTokens = 400;

    /// <summary>Appends the sentences of one paragraph; true when one had to be cut.</summary>
    public bool Split(string text, IReadOnlyList<Token> tokens, int paragraph, List<Sentence> sentences)
    {
        var cut = false;
        var first = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var last = i;
            var ends = EndsSentence(text, tokens, i, out var closing);
            if (ends)
            {
                last = i = closing;
            }
            else if (i - first + 1 >= MaximumTokens)
            {
                cut = true;
            }
            else if (i < tokens.Count - 1)
            {
                continue;
            }

            var part = ImmutableArray.CreateBuilder<Token>(last - first + 1);
            for (var t = first; t <= last; t++)
            {
                part.Add(tokens[t]);
            }

            sentences.Add(new Sentence(sentences.Count, paragraph, new TextSpan(tokens[first].Start, tokens[last].End), part.MoveToImmutable()));
            first = last + 1;
        }

        return cut;
    }

    private bool EndsSentence(string text, IReadOnlyList<Token> tokens, int i, out int closing)
    {
        closing = i;
        var mark = text[tokens[i].End - 1];
        if (mark is not ('.' or '!' or '?' or '…'))
        {
            return false;
        }

        var point = tokens[i].Start == tokens[i].End - 1;
        if (!point && mark == '.' && (rules.Abbreviations.Contains(tokens[i].Word) || tokens[i].Word.Length == 2))
        {
            return false;
        }

        // Closing marks and brackets belong to the sentence they end.
        while (closing + 1 < tokens.Count && tokens[closing + 1].Start == tokens[closing].End && text[tokens[closing + 1].Start] is '"' or '”' or '’' or '\'' or '»' or ')' or ']')
        {
            closing++;
        }

        if (closing + 1 >= tokens.Count)
        {
            return true;
        }

        var next = text[tokens[closing + 1].Start];
        return tokens[closing + 1].Start > tokens[closing].End ? !char.IsLower(next) && next is not (',' or ';' or ')') : char.IsUpper(next) && point && mark != '…';
    }
}
