using GeoGraph.Actors;
using GeoGraph.Events;
using GeoGraph.Seeds;
using GeoGraph.Statements;
using GeoGraph.Text;

namespace GeoGraph;

/// <summary>The whole pipeline from an article to what is coded in it: text, actors, statements, events.</summary>
/// <remarks>Immutable: one instance serves all threads, and the same article always gives the same result.</remarks>
public sealed class ArticleCoder
{
    private readonly Dictionary<string, Stages> _stages;
    private readonly LanguageDetector _detector;

    private ArticleCoder(Dictionary<string, Stages> stages, Coder coder)
    {
        _stages = stages;
        Coder = coder;
        _detector = new LanguageDetector(stages.Select(s => KeyValuePair.Create(s.Key, s.Value.Lexicon.Rules)));
    }

    /// <summary>What its articles are marked with.</summary>
    public Coder Coder { get; }

    /// <summary>BCP 47 tags of the languages it codes, sorted.</summary>
    public IReadOnlyList<string> Languages => [.. _stages.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Reads the seeds of every language installed.</summary>
    /// <exception cref="SeedException">A seed file is missing or wrong.</exception>
    public static ArticleCoder Create(SeedFolder seeds)
    {
        var version = typeof(ArticleCoder).Assembly.GetName().Version!.ToString(3);
        var catalog = ActorCatalog.Read(seeds);
        return new ArticleCoder(
            seeds.Languages.ToDictionary(l => l, l => Stages.Create(Lexicon.Read(seeds, l, catalog)), StringComparer.Ordinal),
            new Coder("geograph", version, seeds.Digest()));
    }

    /// <summary>Codes an article; null when its language (given or detected) is not installed.</summary>
    public CodedArticle? Code(Article article)
    {
        var language = LanguageOf(article);
        if (language is null)
        {
            return null;
        }

        var stages = _stages[language];
        var text = stages.Analyzer.Analyze(article);
        // What the text itself says of outlet and day stands in where the source says nothing.
        var dated = article with { Outlet = article.Outlet ?? text.StatedOutlet, Published = article.Published ?? text.StatedDay?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) };
        text = text with { Article = dated };
        var actors = stages.Actors.Resolve(text);
        var (statements, known) = stages.Statements.Extract(text, actors);
        var events = stages.Events.Code(text, known, statements);
        return new CodedArticle
        {
            Article = dated,
            Language = language,
            Coder = Coder,
            Sentences = [.. text.Sentences.Select(s => s.Span)],
            Actors = known,
            Statements = statements,
            Events = events,
            Diagnostics = text.Diagnostics,
        };
    }

    /// <summary>An article as language: sentences, tokens and trees; null when its language (given or detected) is not installed.</summary>
    public ArticleText? Read(Article article) => LanguageOf(article) is { } language ? _stages[language].Analyzer.Analyze(article) : null;

    /// <summary>Everything known about one of the <see cref="Languages"/>.</summary>
    /// <exception cref="KeyNotFoundException">The language is not installed.</exception>
    public Lexicon LexiconOf(string language) => _stages[language].Lexicon;

    /// <summary>The language in which an article is coded, given or detected; null when it is not installed.</summary>
    public string? LanguageOf(Article article)
    {
        if (string.IsNullOrWhiteSpace(article.Language))
        {
            return _detector.Detect(article.Text);
        }

        var tag = article.Language.Split('-', '_')[0].ToLowerInvariant();
        return _stages.ContainsKey(tag) ? tag : null;
    }

    private sealed record Stages(Lexicon Lexicon, TextAnalyzer Analyzer, ActorResolver Actors, StatementExtractor Statements, EventCoder Events)
    {
        public static Stages Create(Lexicon lexicon) =>
            new(lexicon, new TextAnalyzer(lexicon), new ActorResolver(lexicon), new StatementExtractor(lexicon), new EventCoder(lexicon));
    }
}
