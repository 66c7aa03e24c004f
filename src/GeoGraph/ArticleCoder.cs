using GeoGraph.Actors;
using GeoGraph.Discourse;
using GeoGraph.Evaluation;
using GeoGraph.Events;
using GeoGraph.Seeds;
using GeoGraph.Statements;
using GeoGraph.Text;
using GeoGraph.Training;

namespace GeoGraph;

/// <summary>The whole pipeline from an article to what is coded in it: text, actors, references, statements, events.</summary>
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
    /// <param name="seeds">The lexicons.</param>
    /// <param name="model">Decides about events; null: the one beside the lexicons, and without one the rows alone.</param>
    public static ArticleCoder Create(SeedFolder seeds, EventModel? model = null)
    {
        model ??= EventModel.Find(seeds);
        var version = typeof(ArticleCoder).Assembly.GetName().Version!.ToString(3);
        var catalog = ActorCatalog.Read(seeds);
        var statements = StatementModel.Find(seeds);
        return new ArticleCoder(
            seeds.Languages.ToDictionary(l => l, l => Stages.Create(Lexicon.Read(seeds, l, catalog), statements, model), StringComparer.Ordinal),
            new Coder("geograph", version, seeds.Digest()));
    }

    /// <summary>The same with another model; null: the rows alone decide.</summary>
    public ArticleCoder With(EventModel? model) => new(
        _stages.ToDictionary(s => s.Key, s => s.Value with { Events = new EventCoder(s.Value.Lexicon, model) }, StringComparer.Ordinal), Coder);

    /// <summary>Codes an article; null when its language (given or detected) is not installed.</summary>
    public CodedArticle? Code(Article article)
    {
        var (language, told) = Recognised(article);
        if (language is null)
        {
            return null;
        }

        var stages = _stages[language];
        var copy = ReadingCopy.Of(article.Text);
        var (text, known, statements) = stages.Prepare(copy.IsSame ? article : article with { Text = copy.Text });
        var events = stages.Events.Code(text, known, statements);
        return SuppliedSpans.Of(copy, new CodedArticle
        {
            Article = copy.IsSame ? text.Article : text.Article with { Text = article.Text },
            Language = language,
            Coder = Coder,
            Sentences = [.. text.Sentences.Select(s => s.Span)],
            Actors = known,
            Statements = statements,
            Events = events,
            Diagnostics = told is null ? text.Diagnostics : [.. text.Diagnostics, told],
        });
    }

    /// <summary>An article as language: sentences, tokens and trees; null when its language (given or detected) is not installed.</summary>
    /// <remarks>Its text is the copy that is read (<see cref="ReadingCopy"/>).</remarks>
    public ArticleText? Read(Article article) =>
        LanguageOf(article) is { } language ? _stages[language].Analyzer.Analyze(ReadingCopy.Of(article.Text) is { IsSame: false } copy ? article with { Text = copy.Text } : article) : null;

    /// <summary>An article read as far as its statements, to learn events from; null when its language is not installed.</summary>
    internal LabelledArticle? Label(Article article, GoldArticle gold)
    {
        if (LanguageOf(article) is not { } language)
        {
            return null;
        }

        var (text, actors, statements) = _stages[language].Prepare(article);
        return new LabelledArticle(_stages[language].Lexicon, text, actors, statements, gold);
    }

    /// <summary>Everything known about one of the <see cref="Languages"/>.</summary>
    /// <exception cref="KeyNotFoundException">The language is not installed.</exception>
    public Lexicon LexiconOf(string language) => _stages[language].Lexicon;

    /// <summary>The language in which an article is coded, given or detected; null when it is not installed.</summary>
    public string? LanguageOf(Article article) => Recognised(article).Language;

    /// <summary>The language, and what is to be told of it: where the source names one that the text plainly is not, the text decides.</summary>
    private (string? Language, string? Told) Recognised(Article article)
    {
        if (string.IsNullOrWhiteSpace(article.Language))
        {
            return (_detector.Detect(article.Text), null);
        }

        var tag = article.Language.Split('-', '_')[0].ToLowerInvariant();
        return _detector.DetectSurely(article.Text) is { } plain && plain != tag
            ? (plain, $"the source says its language is '{(tag.Length > 8 ? tag[..8] : tag)}', the text is '{plain}'")
            : (_stages.ContainsKey(tag) ? tag : null, null);
    }

    private sealed record Stages(Lexicon Lexicon, TextAnalyzer Analyzer, ActorResolver Actors, ReferenceResolver References, StatementExtractor Statements, SpeechReferences Speech, EventCoder Events)
    {
        public static Stages Create(Lexicon lexicon, StatementModel? statements, EventModel? events) =>
            new(lexicon, new TextAnalyzer(lexicon), new ActorResolver(lexicon), new ReferenceResolver(lexicon), new StatementExtractor(lexicon, statements), new SpeechReferences(lexicon), new EventCoder(lexicon, events));

        /// <summary>All that comes before events.</summary>
        public (ArticleText Text, ArticleActors Actors, IReadOnlyList<Statement> Statements) Prepare(Article article)
        {
            var text = Analyzer.Analyze(article);
            // What the text itself says of outlet and day stands in where the source says nothing.
            var dated = article with
            {
                Outlet = article.Outlet ?? text.StatedOutlet,
                Published = article.Published ?? (text.StatedDay ?? article.PublishedOtherwise)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                PublishedOtherwise = null,
            };
            text = text with { Article = dated };
            var (statements, heard) = Statements.Extract(text, References.Resolve(text, Actors.Resolve(text)));
            return (text, Speech.Resolve(text, heard, statements), statements);
        }
    }
}
