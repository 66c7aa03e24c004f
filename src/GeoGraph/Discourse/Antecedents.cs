namespace GeoGraph.Discourse;

/// <summary>Who was told of so far in an article, with how much each place puts them into the foreground.</summary>
/// <remarks>Foreground by the part in the sentence and by distance: Lappin and Leass 1994, "An Algorithm for Pronominal Anaphora Resolution".</remarks>
internal sealed class Antecedents(Lexicon lexicon, ArticleText text, IReadOnlyDictionary<string, Actor> actors)
{
    /// <summary>So many steps up a name that is joined to others or set beside them has the part of the first.</summary>
    private const int Joined = 3;

    private readonly List<Antecedent> _told = [];
    private readonly Dictionary<string, int> _times = new(StringComparer.Ordinal);

    /// <summary>All so far, in text order.</summary>
    public IReadOnlyList<Antecedent> Told => _told;

    /// <summary>Adds a mention.</summary>
    /// <param name="sentence">Its sentence.</param>
    /// <param name="mention">The mention.</param>
    /// <param name="isInside">Whether it lies inside a longer one ("the <em>Russian</em> army").</param>
    public void Add(Sentence sentence, Mention mention, bool isInside)
    {
        var first = sentence.TokenAt(mention.Span.Start);
        var end = sentence.TokenAt(mention.Span.End - 1) + 1;
        var head = SentenceTree.IsParsed(sentence) ? SentenceTree.HeadOf(sentence, first, end) : first;
        var weight = Part(sentence, head, first);
        weight += isInside || mention.Form == MentionForm.Demonym ? -1.5 : 0;
        weight += text.IsQuoted(mention.Span.Start) ? -1.5 : 0;
        _told.Add(new Antecedent(actors[mention.Actor], mention, sentence, first, end, head, weight));
        _times[mention.Actor] = _times.GetValueOrDefault(mention.Actor) + 1;
    }

    /// <summary>Whether a mention is of nobody in particular: "officials", "media".</summary>
    public bool IsAnybody(Mention mention) => mention.Form == MentionForm.Description && actors[mention.Actor].Country is null;

    /// <summary>Whether a person holds an office on the article's day.</summary>
    public bool Holds(Actor person, string role)
    {
        var day = text.Article.PublishedDay?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return person.Affiliations.Any(a => a.Role == role && (day is null ? a.To is null : string.CompareOrdinal(a.From, day) <= 0 && (a.To is null || string.CompareOrdinal(a.To, day) >= 0)));
    }

    /// <summary>How often an actor was told of.</summary>
    public int Times(string actor) => _times.GetValueOrDefault(actor);

    /// <summary>The places from a sentence on, in text order.</summary>
    public IEnumerable<Antecedent> Since(int sentence)
    {
        var from = SpanSearch.FirstNotBefore(_told, sentence, static (a, s) => a.Sentence.Index < s);
        return _told.Skip(from);
    }

    /// <summary>A place and those that <em>and</em> joins to it ("Egypt and Qatar"), in text order.</summary>
    public IReadOnlyList<Antecedent> JoinedWith(Antecedent antecedent)
    {
        var first = FirstOf(antecedent);
        return [.. Since(antecedent.Sentence.Index).Where(a => ReferenceEquals(a.Sentence, antecedent.Sentence) && FirstOf(a) == first && a.Actor.Kind == antecedent.Actor.Kind).DistinctBy(a => a.Actor.Key)];
    }

    private static int FirstOf(Antecedent antecedent) =>
        antecedent.Sentence.Tokens[antecedent.Head] is { Relation: DependencyRelation.Conj, Head: >= 0 and var first } ? first : antecedent.Head;

    /// <summary>The weight of a part in a sentence: subjects lead, those of reporting words and of the main clause most.</summary>
    private double Part(Sentence sentence, int head, int first)
    {
        if (!SentenceTree.IsParsed(sentence))
        {
            return first == 0 ? 3 : 1.5;
        }

        var token = sentence.Tokens[head];
        for (var i = 0; i < Joined && token.Head >= 0 && token.Relation is DependencyRelation.Conj or DependencyRelation.Appos or DependencyRelation.Flat; i++)
        {
            token = sentence.Tokens[token.Head];
        }

        switch (token.Relation)
        {
            case DependencyRelation.Nsubj or DependencyRelation.NsubjPass:
                var verb = token.Head;
                var weight = 3.0;
                weight += verb >= 0 && sentence.Tokens[verb].Head < 0 ? 0.7 : 0;
                weight += verb >= 0 && lexicon.Reports(sentence.Tokens[verb].Word) ? 1 : 0;
                return weight;
            case DependencyRelation.Root:
                return 2;
            case DependencyRelation.Obj or DependencyRelation.Iobj:
                return 1.5;
            case DependencyRelation.NmodPoss:
                return 0.8;
            default:
                // "menurut Hansen", "kata Hansen": whoever stands beside a reporting word speaks, whatever the tree makes of it.
                return first > 0 && lexicon.Reports(sentence.Tokens[first - 1].Word) ? 2.3 : 1;
        }
    }
}

/// <summary>A place that tells of an actor.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="End">One past its last token.</param>
/// <param name="Head">The token the others depend on.</param>
/// <param name="Weight">How much it is in the foreground of its sentence.</param>
internal sealed record Antecedent(Actor Actor, Mention Mention, Sentence Sentence, int First, int End, int Head, double Weight)
{
    /// <summary>Whether it is of nobody in particular.</summary>
    public bool IsAnybody => Mention.Form == MentionForm.Description && Actor.Country is null;
}
