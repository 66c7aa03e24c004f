using System.Collections.Immutable;

namespace GeoGraph.Text;

/// <summary>Reads an article as language: sentences, tokens, quotations; tags, lemmas and dependencies where the language has a model.</summary>
/// <remarks>Immutable and shared by all threads.</remarks>
public sealed class TextAnalyzer(Lexicon lexicon)
{
    public ArticleText Analyze(Article article)
    {
        var text = article.Text;
        var sentences = new List<Sentence>();
        var quotations = new List<TextSpan>();
        var tokens = ImmutableArray.CreateBuilder<Token>();
        var paragraph = 0;
        var quote = -1;

        void Close()
        {
            if (tokens.Count > 0)
            {
                sentences.Add(new Sentence(sentences.Count, paragraph, new TextSpan(tokens[0].Start, tokens[^1].End), tokens.ToImmutable()));
                tokens.Clear();
            }
        }

        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c == '\n')
            {
                Close();
                quote = -1;
                paragraph++;
                i++;
                continue;
            }

            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }

            var start = i;
            if (char.IsLetterOrDigit(c))
            {
                while (i < text.Length && (char.IsLetterOrDigit(text[i]) || (i + 1 < text.Length && text[i] is '-' or '.' or ',' or '\'' or '’' && char.IsLetterOrDigit(text[i + 1]))))
                {
                    i++;
                }
            }
            else
            {
                i++;
            }

            var word = text[start..i].ToLowerInvariant();
            tokens.Add(new Token { Start = start, End = i, Word = word, Lemma = word, Head = -1 });
            if (c is '"' or '“' or '”')
            {
                if (quote < 0)
                {
                    quote = i;
                }
                else
                {
                    if (start > quote)
                    {
                        quotations.Add(new TextSpan(quote, start));
                    }

                    quote = -1;
                }
            }

            if (c is '.' or '!' or '?' || (quote < 0 && c is '"' or '”' && tokens.Count > 1 && tokens[^2].Word is "." or "!" or "?"))
            {
                var next = i < text.Length ? text[i] : '\n';
                if (char.IsWhiteSpace(next) && quote < 0)
                {
                    Close();
                }
            }
        }

        Close();
        return new ArticleText { Article = article, Language = lexicon.Language, Sentences = sentences, Quotations = quotations };
    }
}
