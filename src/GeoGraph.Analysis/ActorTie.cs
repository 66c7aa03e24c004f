using GeoGraph.Graph;

namespace GeoGraph.Analysis;

/// <summary>What two actors have to do with each other.</summary>
/// <param name="Events">Events in which one acted on the other, or both took part.</param>
/// <param name="Cooperation">How many of them are cooperation.</param>
/// <param name="Conflict">How many are conflict.</param>
/// <param name="Statements">Statements of one about the other; 0 in a network of events alone.</param>
/// <param name="Hundredths">Sum of the events' Goldstein scores, in hundredths.</param>
/// <param name="Scored">How many events have a score.</param>
/// <param name="First">ISO date of the first dated event; null when none is dated.</param>
/// <param name="Last">ISO date of the last.</param>
public sealed record ActorTie(
    string Actor, string Other, long Events, long Cooperation, long Conflict, long Statements, long Hundredths, long Scored, string? First, string? Last)
{
    /// <summary>How strong the tie is: events and statements together.</summary>
    public long Weight => Events + Statements;

    /// <summary>Mean Goldstein score, in [-10, 10]; null when no event has one.</summary>
    public double? Goldstein => GraphSchema.Mean(Hundredths, Scored);

    /// <summary>1: more cooperation than conflict by the sum of scores; -1: more conflict; 0: neither.</summary>
    public int Sign => Math.Sign(Hundredths);

    public static ActorTie None(string actor, string other) => new(actor, other, 0, 0, 0, 0, 0, 0, null, null);

    /// <summary>Both together, with the ends of this one.</summary>
    public ActorTie Plus(ActorTie other) => this with
    {
        Events = Events + other.Events,
        Cooperation = Cooperation + other.Cooperation,
        Conflict = Conflict + other.Conflict,
        Statements = Statements + other.Statements,
        Hundredths = Hundredths + other.Hundredths,
        Scored = Scored + other.Scored,
        First = First is null || (other.First is not null && string.CompareOrdinal(First, other.First) > 0) ? other.First : First,
        Last = string.CompareOrdinal(Last, other.Last) >= 0 ? Last : other.Last,
    };
}
