namespace GeoGraph.Clauses;

/// <summary>Who does what to whom around one verb or noun of an act.</summary>
/// <param name="Head">Index of the verb or noun in its sentence.</param>
/// <param name="Voice">Whether a verb is passive: its arguments are told in the active, whatever it is.</param>
/// <param name="Mood">Whether it is told as something that is so.</param>
/// <param name="Link">How it hangs on the clause above.</param>
/// <param name="Above">Head of the clause above; -1 for none.</param>
/// <param name="Arguments">Own ones first, then those that are understood.</param>
public sealed record Clause(int Head, Voice Voice, Mood Mood, Link Link, int Above, IReadOnlyList<Argument> Arguments)
{
    /// <summary>The first argument in a slot that names somebody; null for none.</summary>
    public Argument? Find(Slot slot)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Slot == slot && argument.Parties.Count > 0)
            {
                return argument;
            }
        }

        return null;
    }
}

/// <summary>A noun phrase with its part in a clause.</summary>
/// <param name="Slot">Its part, told in the active: the subject of a passive is the object.</param>
/// <param name="Preposition">What introduces it, lower case; empty for none.</param>
/// <param name="Head">Index of its head word.</param>
/// <param name="Parties">The actors it names, joined ones included, in text order; empty when it names none.</param>
/// <param name="Evidence">What tells it.</param>
public sealed record Argument(Slot Slot, string Preposition, int Head, IReadOnlyList<Party> Parties, Evidence Evidence);

/// <summary>The part of a noun phrase in an active clause.</summary>
public enum Slot
{
    /// <summary>Who does it: subject, agent of a passive, doer of a light verb's noun.</summary>
    Subject,

    /// <summary>What it is done to: object, subject of a passive.</summary>
    DirectObject,

    /// <summary>Indirect object: whom something is given or told.</summary>
    Recipient,

    /// <summary>Behind a preposition.</summary>
    Oblique,

    /// <summary>Owner of a noun ("Russia's attack", "serangan Rusia").</summary>
    Owner,

    /// <summary>Subject of the clause that says what is asked, alleged or allowed ("demanded that <em>Russia</em> withdraw").</summary>
    Complement,
}

/// <summary>What tells an argument.</summary>
public enum Evidence
{
    /// <summary>The dependency tree: it hangs on the head of the clause.</summary>
    Tree,

    /// <summary>The tree, at one remove: the clause above, the noun a relative clause describes, the one who is told to do it.</summary>
    Understood,

    /// <summary>The order of words, where the tree is silent or there is none.</summary>
    Order,
}

public enum Voice
{
    Active,
    Passive,
}

/// <summary>How a clause hangs on the one above.</summary>
public enum Link
{
    /// <summary>On none.</summary>
    None,

    /// <summary>It says what is said, wanted, refused … ("refused <em>to go</em>", "said that …").</summary>
    Complement,

    /// <summary>Joined by <em>and</em>.</summary>
    Joined,

    /// <summary>It describes a noun.</summary>
    Relative,

    /// <summary>When, why, on what condition.</summary>
    Adverbial,

    /// <summary>A noun in a slot of the clause above.</summary>
    Noun,
}

/// <summary>Whether an act is told as something that is so; read off the chain of clauses above.</summary>
public enum Mood
{
    Asserted,
    Planned,
    Possible,
    Conditional,
    Demanded,
    Offered,
    Denied,
    Refused,
    Negated,
}
