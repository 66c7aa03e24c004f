namespace GeoGraph.Text;

/// <summary>Reads an article as language: sentences, tokens, quotations; datelines and source lines are left out.</summary>
/// <remarks>Immutable and shared by all threads.</remarks>
public sealed class TextAnalyzer(Lexicon lexicon)
{
    /// <summary>A source line is a short one at the end of a text.</summary>
    private const int MaximumSourceLine = 160;

    private const int LongestOutlet = 40;

    private readonly LanguageRules _rules = lexicon.Rules;
    private readonly Tokenizer _tokenizer = new(lexicon.Rules);
    private readonly SentenceSplitter _splitter = new(lexicon.Rules, lexicon.SentenceEnds, lexicon.Model);
    private readonly SentenceParser? _parser = lexicon.Model is null ? null : new SentenceParser(lexicon);

    public ArticleText Analyze(Article article)
    {
        var text = article.Text;
        var sentences = new List<Sentence>();
        var quotations = new List<TextSpan>();
        var tokens = new List<Token>();
        string? source = null;
        var cut = 0;
        var dateline = Dateline.Find(text, _rules);
        var paragraph = 0;
        for (var start = dateline?.Span.End ?? 0; start < text.Length; paragraph++)
        {
            var end = text.AsSpan(start).IndexOfAny(Tokenizer.LineEnds) is var line && line < 0 ? text.Length : start + line;
            if (SourceLine(text.AsSpan(start, end - start)) is var (opening, stated))
            {
                source = stated.Length is > 0 and <= LongestOutlet && text.AsSpan(start, end - start).Contains(':') && _rules.OutletLines.Contains(opening) ? stated : source;
            }
            else
            {
                tokens.Clear();
                _tokenizer.Tokenize(text, start, end, tokens);
                QuotationFinder.Find(text, start, end, quotations);
                cut += _splitter.Split(text, tokens, paragraph, sentences) ? 1 : 0;
            }

            start = end + 1;
        }

        var names = new List<RecognisedName>();
        _parser?.Parse(text, sentences, quotations, names);
        return new ArticleText
        {
            Article = article,
            Language = lexicon.Language,
            Sentences = sentences,
            Quotations = quotations,
            Names = [.. names.OrderBy(n => n.Span)],
            Dateline = dateline?.Span,
            StatedOutlet = dateline?.Outlet ?? source,
            StatedDay = dateline?.Day,
            Diagnostics = cut == 0 ? [] : [$"text without sentence ends was cut every {SentenceSplitter.MaximumTokens} words"],
        };
    }

    /// <summary>
    /// The opening of a source line or a link and what it says behind it ("Sumber : CNA/SL"); null for a line of the report. A single word opens a source
    /// line only before a colon, so that "Sumber militer mengatakan" stays text.
    /// </summary>
    private (string Opening, string Stated)? SourceLine(ReadOnlySpan<char> line)
    {
        line = line.Trim().TrimStart("([*-– ");
        if (line.Length is 0 or > MaximumSourceLine)
        {
            return null;
        }

        foreach (var opening in _rules.SourceLines)
        {
            if (!line.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var rest = line[opening.Length..].TrimStart();
            if (rest.Length == 0 || rest[0] == ':' || (opening.Contains(' ', StringComparison.Ordinal) && !char.IsLetter(line[opening.Length])))
            {
                return (opening, rest.TrimStart(": ").TrimEnd(")] .").ToString());
            }
        }

        return null;
    }
}
