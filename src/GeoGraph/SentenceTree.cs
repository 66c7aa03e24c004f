namespace GeoGraph;

/// <summary>The dependency tree of a sentence, from heads to dependents.</summary>
public sealed class SentenceTree
{
    /// <summary>How far before a noun the words that belong to it are looked for.</summary>
    private const int ModifierReach = 5;

    private readonly Sentence _sentence;
    private readonly int[] _first;
    private readonly int[] _next;

    public SentenceTree(Sentence sentence)
    {
        _sentence = sentence;
        _first = new int[sentence.Tokens.Length];
        _next = new int[sentence.Tokens.Length];
        Array.Fill(_first, -1);
        Array.Fill(_next, -1);
        for (var i = sentence.Tokens.Length - 1; i >= 0; i--)
        {
            if (sentence.Tokens[i].Head is var head and >= 0)
            {
                _next[i] = _first[head];
                _first[head] = i;
            }
        }
    }

    /// <summary>True when the sentence was parsed: without a model no token has a relation.</summary>
    public static bool IsParsed(Sentence sentence) => sentence.Tokens[0].Relation != DependencyRelation.None;

    /// <summary>
    /// True for a word that may be a verb and is a noun or adjective here ("his warning", "the attack"): a determiner, an owner, an adjective, a number
    /// or a preposition before it depends on it.
    /// </summary>
    public static bool IsNoun(Sentence sentence, int token) =>
        sentence.Tokens[token].Pos is UniversalPos.Noun or UniversalPos.Propn or UniversalPos.Adj && HasModifierBefore(sentence, token, token);

    /// <summary>True for a word that only tells what sort of thing is meant: "the disputed islands".</summary>
    public static bool IsAttribute(Sentence sentence, int token) =>
        sentence.Tokens[token] is { Relation: DependencyRelation.Amod, Head: var head } && head > token && HasModifierBefore(sentence, head, token);

    private static bool HasModifierBefore(Sentence sentence, int noun, int before)
    {
        for (var i = Math.Max(0, before - ModifierReach); i < before; i++)
        {
            if (sentence.Tokens[i].Head == noun && sentence.Tokens[i].Relation
                is DependencyRelation.Det or DependencyRelation.NmodPoss or DependencyRelation.Amod or DependencyRelation.Case or DependencyRelation.Nummod)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Indices of the tokens that depend on a token, in text order.</summary>
    public IEnumerable<int> Dependents(int token)
    {
        for (var i = _first[token]; i >= 0; i = _next[i])
        {
            yield return i;
        }
    }

    /// <summary>The dependents with one of the relations, in text order.</summary>
    public IEnumerable<int> Dependents(int token, params DependencyRelation[] relations) =>
        Dependents(token).Where(d => relations.Contains(_sentence.Tokens[d].Relation));

    /// <summary>The token of a range that the others of it depend on: the first whose head lies outside.</summary>
    public static int HeadOf(Sentence sentence, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (sentence.Tokens[i].Head is var head && (head < start || head >= end))
            {
                return i;
            }
        }

        return start;
    }

    /// <summary>The first token from a place on that is set beside a word of a range ("Jorge Castañeda, a former Mexican foreign <em>minister</em>"); -1 for none.</summary>
    public static int AppositionTo(Sentence sentence, int start, int end, int from)
    {
        for (var i = from; i < sentence.Tokens.Length; i++)
        {
            if (sentence.Tokens[i].Relation == DependencyRelation.Appos && sentence.Tokens[i].Head >= start && sentence.Tokens[i].Head < end)
            {
                return i;
            }
        }

        return -1;
    }
}
