using System.Security.Cryptography;
using System.Text;

namespace GeoGraph.Events;

/// <summary>Finds who did what to whom.</summary>
/// <example>"Russia attacked Ukraine." → ASSAULT, country/RUS → country/UKR.</example>
/// <remarks>Immutable and shared by all threads. Compound and symmetric parties: PLOVER, Compound and Reciprocal Actors.</remarks>
/// <param name="lexicon">Of the language of the articles.</param>
/// <param name="model">Decides between rows; null: the rows alone decide.</param>
public sealed class EventCoder(Lexicon lexicon, EventModel? model)
{
    /// <summary>Named as the rule of an act that no row gives.</summary>
    public const string OpenRule = "model";

    /// <summary>What is less sure is not coded.</summary>
    private const double LeastConfidence = 0.05;

    private readonly EventDates _dates = new(lexicon.Rules);

    public IReadOnlyList<CodedEvent> Code(ArticleText text, ArticleActors actors, IReadOnlyList<Statement> statements)
    {
        var article = new ArticleContext(text, actors, statements);
        var decider = new EventDecider(lexicon, model);
        var events = new List<CodedEvent>();
        var history = new ActHistory();
        SentenceContext? before = null;
        foreach (var sentence in text.Sentences)
        {
            var context = new SentenceContext(lexicon, article, sentence);
            Code(context, before, history, decider, events);
            before = context;
        }

        return events;
    }

    private void Code(SentenceContext s, SentenceContext? before, ActHistory history, EventDecider decider, List<CodedEvent> events)
    {
        var first = events.Count;
        foreach (var act in decider.Acts(s))
        {
            if (decider.Roles(s, act, before, history) is not { } roles || act.Probability * roles.Probability < LeastConfidence)
            {
                continue;
            }

            var coded = Build(s, act, roles, decider);
            // The same act told twice in a sentence is one.
            if (!events.Skip(first).Any(e => e.Type == coded.Type && (e.Targets.SequenceEqual(coded.Targets) || coded.Targets.Count == 0) && e.Sources.SequenceEqual(coded.Sources)))
            {
                events.Add(coded);
                history.Add(act.Type, s.Lemma[act.Token], coded.Sources, coded.Targets);
            }
        }
    }

    private CodedEvent Build(SentenceContext s, ActDecision act, RoleDecision roles, EventDecider decider)
    {
        var end = act.Row is not null && s.Rows[act.Token] is not null ? s.RowEnd[act.Token] : act.Token + 1;
        var told = EventDecider.StatusOf(s.Clauses.At(act.Token).Mood);
        var date = _dates.Find(s.Article.Text, s.Sentence, act.Token, end, told);
        var status = decider.Status(s, act, date.Date, date.IsHistorical);
        if (status == EventStatus.Actual && told != EventStatus.Actual)
        {
            // What took place did so before it was told.
            date = _dates.Find(s.Article.Text, s.Sentence, act.Token, end, status);
        }

        var coded = new CodedEvent
        {
            Key = "",
            Type = act.Type.Name,
            Mode = act.Row?.Mode,
            Contexts = act.Row?.Contexts ?? [],
            Cameo = act.Row?.Cameo,
            QuadClass = act.Type.QuadClass,
            Goldstein = act.Row?.Cameo is { } cameo ? lexicon.Ontology.Goldstein(cameo) : null,
            Sources = roles.Sources,
            Targets = roles.Targets,
            Anchor = s.Sentence.SpanOf(act.Token, end - 1),
            Date = date.Date,
            DatePrecision = date.Precision,
            Place = EventPlaces.Find(s, act.Token),
            Status = status,
            Statement = s.StatementAt(act.Token)?.Key,
            Confidence = Math.Round(act.Probability * roles.Probability, 3),
            Rule = act.Row?.Id ?? OpenRule,
        };
        return coded with { Key = KeyOf(s.Article.Text, coded) };
    }

    /// <summary>
    /// Digest of all that the graph shows of an event. An act without a date of its own is one with others of the same month only: the
    /// article's; without that, only within the article.
    /// </summary>
    private static string KeyOf(ArticleText text, CodedEvent e)
    {
        var when = e.Date ?? (text.Article.Published is { Length: >= 7 } published ? "~" + published[..7] : "@" + text.Article.Id);
        var all = string.Join('\u001f', e.Type, e.Mode, string.Join('|', e.Contexts), e.Cameo, string.Join('|', e.Sources.Order(StringComparer.Ordinal)),
            string.Join('|', e.Targets.Order(StringComparer.Ordinal)), when, e.DatePrecision, e.Place?.Key, e.Place?.Name, e.Place?.Country, e.Status);
        return "event/" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..16];
    }
}
