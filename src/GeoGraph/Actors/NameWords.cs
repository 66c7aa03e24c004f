namespace GeoGraph.Actors;

/// <summary>How names look in one article: where a run of capitalised words ends, what its last word says, whether its first is a given name.</summary>
internal sealed class NameWords(Lexicon lexicon, ArticleText text, FoundActors found)
{
    private const int MostWords = 6;

    private readonly Text.LanguageRules _rules = lexicon.Rules;

    public bool IsCapitalised(Sentence sentence, int token) => char.IsUpper(text.Text[sentence.Tokens[token].Start]);

    public bool IsAllCapitals(Sentence sentence, int token) =>
        sentence.Tokens[token].Span.Of(text.Text) is { Length: > 1 } word && !word.ContainsAnyInRange('a', 'z');

    /// <summary>True for a capital and a full stop, or a capital alone: <em>R.</em>, <em>H</em>.</summary>
    public bool IsInitial(Sentence sentence, int token) => sentence.Tokens[token].Word is [_] or [_, '.'] && IsCapitalised(sentence, token);

    /// <summary>True when an office begins at the token.</summary>
    public bool IsTitle(Sentence sentence, int token) => RoleAt(sentence, token, RoleClass.Title) is not null;

    public (ActorRole Role, int End)? RoleAt(Sentence sentence, int token, RoleClass roleClass) => lexicon.ActorNames.RoleAt(sentence, token, roleClass);

    /// <summary>True for a name whose head is a word for places, laws or days ("the Hansen River"), or with the word for a ship or a storm before it.</summary>
    public bool IsThing(Sentence sentence, int first, int end) =>
        HeadOfName(sentence, first, end, RoleClass.Thing) is not null || IsBehindMarker(sentence, first) || RoleAt(sentence, first, RoleClass.Thing) is { } thing && thing.End >= end
        || (!_rules.ModifierFirst && first > 0 && RoleAt(sentence, first - 1, RoleClass.Thing) is not null && IsCapitalised(sentence, first - 1));

    /// <summary>"the frigate <em>Admiral Gorshkov</em>", "USS <em>Donald Cook</em>": what stands behind the word for a ship, storm or weapon is its name.</summary>
    public bool IsBehindMarker(Sentence sentence, int first)
    {
        for (var i = first - 1; i >= Math.Max(0, first - 3); i--)
        {
            if (RoleAt(sentence, i, RoleClass.Marker) is { End: var end })
            {
                return end == first || (end == first - 1 && !_rules.Conjunctions.Contains(sentence.Tokens[end].Word) && char.IsUpper(text.Text[sentence.Tokens[end].Start]));
            }
        }

        return false;
    }

    /// <summary>The role of the word that tells what a name is of: its last one, or its first where heads come first; null for none.</summary>
    public ActorRole? HeadOfName(Sentence sentence, int first, int end, RoleClass roleClass) =>
        RoleAt(sentence, _rules.ModifierFirst ? end - 1 : first, roleClass)?.Role;

    /// <summary>One past the run of capitalised words that are not taken, not offices; the start itself when there is none.</summary>
    public int EndOfName(Sentence sentence, int start)
    {
        var i = start;
        for (var words = 0; i < sentence.Tokens.Length && words < MostWords && !found.IsTaken(sentence, i); words++)
        {
            if (i > start && IsHyphen(sentence, i))
            {
                i += 2;
                continue;
            }

            if (!IsParticle(sentence, start, i) && !IsNameWord(sentence, start, i))
            {
                break;
            }

            i++;
        }

        return i;
    }

    private bool IsParticle(Sentence sentence, int start, int i) =>
        i > start && i + 1 < sentence.Tokens.Length && _rules.NameParticles.Contains(sentence.Tokens[i].Word)
        && (IsCapitalised(sentence, i + 1) || (IsHyphen(sentence, i + 1) && i + 2 < sentence.Tokens.Length && IsCapitalised(sentence, i + 2)));

    private bool IsNameWord(Sentence sentence, int start, int i) =>
        IsCapitalised(sentence, i) && !(i == start && _rules.Degrees.Contains(sentence.Tokens[i].Word) && !IsGivenName(sentence, i)) && !_rules.FunctionWords.Contains(sentence.Tokens[i].Word)
        && !_rules.NotNames.Contains(sentence.Tokens[i].Word) && (!IsTitle(sentence, i) || (i > start && IsInitial(sentence, i)));

    /// <summary>True for a hyphen that joins the words around it ("Jong-un").</summary>
    private static bool IsHyphen(Sentence sentence, int token) =>
        sentence.Tokens[token].Word == "-" && token + 1 < sentence.Tokens.Length
        && sentence.Tokens[token - 1].End == sentence.Tokens[token].Start && sentence.Tokens[token + 1].Start == sentence.Tokens[token].End;

    /// <summary>True for a word that people are called by before their family's name.</summary>
    public bool IsGivenName(Sentence sentence, int token) => IsCapitalised(sentence, token) && lexicon.Catalog.IsGivenName(sentence.Tokens[token].Word);

    /// <summary>Whether a reporting word stands right before or behind some words.</summary>
    public bool IsAtCue(Sentence sentence, int first, int end) =>
        (first > 0 && lexicon.CueWords.Contains(sentence.Tokens[first - 1].Word)) || (end < sentence.Tokens.Length && lexicon.CueWords.Contains(sentence.Tokens[end].Word));

    /// <summary>Whether some words stand at a reporting word or are its subject.</summary>
    public bool Speaks(Sentence sentence, int first, int end) =>
        IsAtCue(sentence, first, end) || (SentenceTree.IsParsed(sentence) && sentence.Tokens[SentenceTree.HeadOf(sentence, first, end)] is { Relation: DependencyRelation.Nsubj, Head: >= 0 and var verb }
            && lexicon.CueWords.Contains(sentence.Tokens[verb].Word));

    /// <summary>Whether a word such as "the" or "tersebut" stands at some words.</summary>
    public bool IsDefinite(Sentence sentence, int first, int end)
    {
        var word = _rules.ModifierFirst ? first - 1 : end;
        return word >= 0 && word < sentence.Tokens.Length && _rules.Definites.Contains(sentence.Tokens[word].Word);
    }

    /// <summary>One past a short bracket that begins at a token ("(AS)", "(Menlu)"); the token itself when none does.</summary>
    public static int EndOfBracket(Sentence sentence, int token)
    {
        const int longest = 3;
        if (token >= sentence.Tokens.Length || sentence.Tokens[token].Word != "(")
        {
            return token;
        }

        for (var i = token + 1; i < sentence.Tokens.Length && i <= token + longest + 1; i++)
        {
            if (sentence.Tokens[i].Word == ")")
            {
                return i + 1;
            }
        }

        return token;
    }
}
