using System.Collections.Immutable;

namespace GeoGraph;

/// <summary>A sentence of an article with its tokens: the unit of coding.</summary>
/// <param name="Index">Position among the article's sentences, from 0.</param>
/// <param name="Paragraph">Position of its paragraph (line) in the article, from 0.</param>
/// <param name="Span">From the first to the last token.</param>
/// <param name="Tokens">Never empty, in text order, not overlapping.</param>
public sealed record Sentence(int Index, int Paragraph, TextSpan Span, ImmutableArray<Token> Tokens)
{
    /// <summary>Index of the first token that ends after <paramref name="position"/> (an offset into the article's text), or the token count.</summary>
    public int TokenAt(int position)
    {
        int low = 0, high = Tokens.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Tokens[middle].End <= position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The span of tokens <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public TextSpan SpanOf(int first, int last) => new(Tokens[first].Start, Tokens[last].End);
}
