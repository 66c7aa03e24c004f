namespace GeoGraph.Actors;

/// <summary>Which state a passage is about: whose bodies, offices and people it means where it names no state.</summary>
internal sealed class StateContext(Lexicon lexicon, ArticleText text, FoundActors found)
{
    /// <summary>How far behind the words for people the place they are in stands: "civilians trapped in <em>Aleppo</em>".</summary>
    private const int PlaceReach = 6;

    /// <summary>The state that leads the last sentence that names one.</summary>
    public Actor? Leading { get; private set; }

    private Actor? _sentence;

    /// <summary>The state that leads a sentence is the one whose bodies speak in the next: "Turkey has protested. The foreign ministry said …".</summary>
    public void Enter(Sentence sentence)
    {
        Leading = _sentence ?? Leading;
        _sentence = null;
        for (var i = 0; i < sentence.Tokens.Length && _sentence is null; i++)
        {
            _sentence = found.At(sentence, i) is { Actor: { Kind: ActorKind.Country } state } ? state : null;
        }
    }

    /// <summary>The state of people who are told of without one: where they are, else the state of the passage; null for none.</summary>
    public Actor? OfPeople(Sentence sentence, int end)
    {
        for (var i = end; i < Math.Min(sentence.Tokens.Length - 1, end + PlaceReach); i++)
        {
            if (lexicon.Rules.Locatives.Contains(sentence.Tokens[i].Word) && PlaceBehind(sentence, i) is { } place)
            {
                return place;
            }

            if (sentence.Tokens[i].Word is "," or ";" or ".")
            {
                break;
            }
        }

        return null;
    }

    /// <summary>The state of an office that is told without one; null when it cannot be known.</summary>
    public string? OfOffice(ActorRole? role, Actor? owner) =>
        role is null || owner is not null || role.Sector is not ("GOV" or "LEG" or "MIL" or "COP" or "JUD" or "SPY") ? null : Leading?.Country;

    private Actor? PlaceBehind(Sentence sentence, int preposition)
    {
        for (var i = preposition + 1; i < Math.Min(sentence.Tokens.Length, preposition + 5); i++)
        {
            if (lexicon.ActorNames.NameAt(text.Text, sentence, i) is { Name.Actor: { Kind: ActorKind.Country } state })
            {
                return state;
            }
        }

        return null;
    }
}
