using System.Globalization;

namespace GeoGraph.Analysis;

/// <summary>What two actors have to do with each other.</summary>
/// <param name="Events">Events in which one acted on the other, or both took part.</param>
/// <param name="Cooperation">How many of them are cooperation.</param>
/// <param name="Conflict">How many are conflict.</param>
/// <param name="Statements">Statements of one about the other; 0 in a network of events alone.</param>
/// <param name="Goldstein">Mean Goldstein score, in [-10, 10]; null when no event has one.</param>
/// <param name="First">ISO date of the first dated event; null when none is dated.</param>
/// <param name="Last">ISO date of the last.</param>
public sealed record ActorTie(
    string Actor, string Other, long Events, long Cooperation, long Conflict, long Statements, double? Goldstein, string? First, string? Last)
{
    /// <summary>How strong the tie is: events and statements together.</summary>
    public long Weight => Events + Statements;

    public static ActorTie None(string actor, string other) => new(actor, other, 0, 0, 0, 0, null, null, null);

    /// <summary>The tie that an <c>INTERACTS</c> relationship stands for.</summary>
    public static ActorTie Of(GraphEdge interacts)
    {
        long Number(string name) => Convert.ToInt64(interacts.Properties.GetValueOrDefault(name) ?? 0L, CultureInfo.InvariantCulture);
        return new ActorTie(
            interacts.From.Key, interacts.To.Key, Number("events"), Number("cooperation"), Number("conflict"), 0,
            interacts.Properties.GetValueOrDefault("goldstein") is { } score ? Convert.ToDouble(score, CultureInfo.InvariantCulture) : null,
            interacts.Properties.GetValueOrDefault("first") as string, interacts.Properties.GetValueOrDefault("last") as string);
    }

    /// <summary>Both together, with the ends of this one; the score is weighted by events.</summary>
    public ActorTie Plus(ActorTie other) => this with
    {
        Events = Events + other.Events,
        Cooperation = Cooperation + other.Cooperation,
        Conflict = Conflict + other.Conflict,
        Statements = Statements + other.Statements,
        Goldstein = (Goldstein, other.Goldstein) switch
        {
            (null, var score) => score,
            (var score, null) => score,
            ({ } mine, { } theirs) => ((mine * Events) + (theirs * other.Events)) / (Events + other.Events),
        },
        First = Earlier(First, other.First),
        Last = string.CompareOrdinal(Last, other.Last) >= 0 ? Last : other.Last,
    };

    private static string? Earlier(string? left, string? right) =>
        left is null || right is null ? left ?? right : string.CompareOrdinal(left, right) <= 0 ? left : right;
}
