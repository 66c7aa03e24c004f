namespace GeoGraph.Text;

/// <summary>Reads an article as language: sentences, tokens, quotations; datelines and source lines are left out.</summary>
/// <remarks>Immutable and shared by all threads.</remarks>
public sealed class TextAnalyzer(Lexicon lexicon)
{
    /// <summary>A source line is a short one at the end of a text.</summary>
    private const int MaximumSourceLine = 160;

    private readonly LanguageRules _rules = lexicon.Rules;
    private readonly Tokenizer _tokenizer = new(lexicon.Rules);
    private readonly SentenceSplitter _splitter = new(lexicon.Rules);

    public ArticleText Analyze(Article article)
    {
        var text = article.Text;
        var sentences = new List<Sentence>();
        var quotations = new List<TextSpan>();
        var tokens = new List<Token>();
        var cut = 0;
        var dateline = Dateline.Find(text, _rules);
        var paragraph = 0;
        for (var start = dateline?.Span.End ?? 0; start < text.Length; paragraph++)
        {
            var end = text.IndexOf('\n', start) is var line && line < 0 ? text.Length : line;
            if (!IsSourceLine(text.AsSpan(start, end - start)))
            {
                tokens.Clear();
                _tokenizer.Tokenize(text, start, end, tokens);
                QuotationFinder.Find(text, start, end, quotations);
                cut += _splitter.Split(text, tokens, paragraph, sentences) ? 1 : 0;
            }

            start = end + 1;
        }

        return new ArticleText
        {
            Article = article,
            Language = lexicon.Language,
            Sentences = sentences,
            Quotations = quotations,
            Dateline = dateline?.Span,
            DatelineOutlet = dateline?.Outlet,
            Diagnostics = cut == 0 ? [] : [$"text without sentence ends was cut every {SentenceSplitter.MaximumTokens} words"],
        };
    }

    private bool IsSourceLine(ReadOnlySpan<char> line)
    {
        line = line.Trim().TrimStart("([*-– ");
        if (line.Length is 0 or > MaximumSourceLine)
        {
            return false;
        }

        foreach (var opening in _rules.SourceLines)
        {
            if (line.StartsWith(opening, StringComparison.OrdinalIgnoreCase) && (line.Length == opening.Length || !char.IsLetter(line[opening.Length])))
            {
                return true;
            }
        }

        return false;
    }
}
