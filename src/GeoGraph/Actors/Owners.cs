namespace GeoGraph.Actors;

/// <summary>Whose an office or a body is: the state or organisation named beside it.</summary>
internal sealed class Owners(Lexicon lexicon, FoundActors found)
{
    private readonly Text.LanguageRules _rules = lexicon.Rules;

    /// <summary>The owner before some words where owners come first ("Israeli army", "Russia's president"), and where it begins.</summary>
    public (Actor? Owner, int Start) Before(Sentence sentence, int first)
    {
        var i = first - 1;
        if (i >= 0 && sentence.Tokens[i].IsEnclitic)
        {
            i--;
        }

        while (i > 0 && _rules.OfficeModifiers.Contains(sentence.Tokens[i].Word))
        {
            i--;
        }

        return i >= 0 && _rules.ModifierFirst && found.At(sentence, i) is { Actor.Kind: not ActorKind.Person } name ? (name.Actor, name.First) : (null, first);
    }

    /// <summary>The owner behind some words ("militer Israel", "officials of Israel"), and where what belongs to it ends.</summary>
    public (Actor? Owner, int End) After(Sentence sentence, int end)
    {
        var i = end = NameWords.EndOfBracket(sentence, end);
        while (i < sentence.Tokens.Length && i < end + 2 && _rules.OwnerPrepositions.Contains(sentence.Tokens[i].Word))
        {
            i++;
        }

        if ((i == end && _rules.ModifierFirst) || found.At(sentence, i) is not { Actor.Kind: not ActorKind.Person } name || name.First != i)
        {
            return (null, end);
        }

        var next = NameWords.EndOfBracket(sentence, name.End);
        // "the president of the Chadian Rights League": the league's, not Chad's.
        return _rules.ModifierFirst && name.Actor.Kind == ActorKind.Country && found.At(sentence, next) is { Actor.Kind: not (ActorKind.Person or ActorKind.Country) } body
            ? (body.Actor, body.End) : (name.Actor, next);
    }
}
