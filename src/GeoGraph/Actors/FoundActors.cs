namespace GeoGraph.Actors;

/// <summary>The actors found in one article so far, and whose each token is.</summary>
internal sealed class FoundActors(ArticleText text)
{
    private readonly Dictionary<string, Actor> _actors = new(StringComparer.Ordinal);
    private readonly Dictionary<TextSpan, Mention> _mentions = [];
    private readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal);

    /// <summary>Actor of each name by the start of each of its tokens.</summary>
    private readonly Dictionary<int, Taken> _taken = [];

    /// <summary>The last paper, agency or station named: "the newspaper".</summary>
    public string? Outlet { get; private set; }

    public ArticleActors Result() => new(
        [.. _actors.Values.OrderBy(a => a.Key, StringComparer.Ordinal)], [.. _mentions.Values.OrderBy(m => m.Span)]);

    /// <summary>Whose name a token belongs to; null for nobody's.</summary>
    public Taken? At(Sentence sentence, int token) =>
        token >= 0 && token < sentence.Tokens.Length && _taken.TryGetValue(sentence.Tokens[token].Start, out var name) ? name with { Actor = _actors[name.Actor.Key] } : null;

    public bool IsTaken(Sentence sentence, int token) => _taken.ContainsKey(sentence.Tokens[token].Start);

    public Actor? PersonAt(Sentence sentence, int token) => At(sentence, token) is { Actor: { Kind: ActorKind.Person } person } ? person : null;

    /// <summary>The last person found whose name has the word.</summary>
    public Actor? PersonWith(string word) => word.Length > 1 && _parts.TryGetValue(word, out var key) ? _actors[key] : null;

    /// <summary>Adds a name: its tokens belong to the actor from now on.</summary>
    public void AddName(Sentence sentence, int first, int end, Actor actor, MentionForm form)
    {
        if (!AddMention(sentence, first, end, actor, form))
        {
            return;
        }

        Outlet = actor.Kind == ActorKind.Media ? actor.Key : Outlet;
        for (var i = first; i < end; i++)
        {
            _taken.TryAdd(sentence.Tokens[i].Start, new Taken(actor, first, end));
            if (actor.Kind == ActorKind.Person && char.IsUpper(text.Text[sentence.Tokens[i].Start]))
            {
                _parts[sentence.Tokens[i].Word] = actor.Key;
            }
        }
    }

    /// <summary>Adds a mention that is no name; false when the span has one already.</summary>
    public bool AddMention(Sentence sentence, int first, int end, Actor actor, MentionForm form)
    {
        _actors.TryAdd(actor.Key, actor);
        var span = sentence.SpanOf(first, end - 1);
        return _mentions.TryAdd(span, new Mention(actor.Key, span, form));
    }

    /// <summary>A mention of an actor that was found before.</summary>
    public void AddMention(Sentence sentence, int first, int end, string actor, MentionForm form)
    {
        var span = sentence.SpanOf(first, end - 1);
        _mentions.TryAdd(span, new Mention(actor, span, form));
    }

    /// <summary>Makes a token, such as the head of an office, an actor's own, so that others see whose it is.</summary>
    public void Take(Sentence sentence, int token, int end, Actor actor) => _taken.TryAdd(sentence.Tokens[token].Start, new Taken(actor, token, end));

    /// <summary>Office and name are one mention: the name's grows over what stands before it.</summary>
    public void Widen(Sentence sentence, int first, int nameFirst, int nameEnd)
    {
        var name = sentence.SpanOf(nameFirst, nameEnd - 1);
        var whole = sentence.SpanOf(first, nameEnd - 1);
        if (first < nameFirst && _mentions.TryGetValue(name, out var mention) && _mentions.TryAdd(whole, mention with { Span = whole, Form = MentionForm.Title }))
        {
            _mentions.Remove(name);
        }
    }

    /// <summary>Tells of an actor found before what its first mention did not say: its state, sector or ties.</summary>
    public void Learn(string key, string? country, string? sector, IEnumerable<Affiliation> ties)
    {
        var actor = _actors[key];
        _actors[key] = actor with
        {
            Country = actor.Country ?? country,
            Sector = actor.Sector ?? sector,
            Affiliations = actor.Affiliations.Count > 0 ? actor.Affiliations : [.. ties],
        };
    }

    public Actor Actor(string key) => _actors[key];

    public IEnumerable<Actor> Persons => _actors.Values.Where(a => a.Kind == ActorKind.Person);

    public IEnumerable<Mention> Mentions => _mentions.Values;
}

/// <summary>A name in a sentence: whose it is, its first token and one past its last.</summary>
internal sealed record Taken(Actor Actor, int First, int End);
