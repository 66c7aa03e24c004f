using GeoGraph.Seeds;
using GeoGraph.Text.Parsing;

namespace GeoGraph.Events;

/// <summary>
/// Decides what rows cannot: whether a word names an act here and of which type, who is source and target, and whether it took place. Four sparse
/// linear models over the clause in one file for all languages (<c>seeds/events.model</c>), learnt by <c>geograph train-events</c>.
/// </summary>
/// <remarks>Immutable and shared by all threads. Weights of hashed features; no words.</remarks>
public sealed class EventModel
{
    /// <summary>Name of the model file in the seeds folder.</summary>
    public const string FileName = "events.model";

    private const ushort Version = 1;

    private static readonly byte[] s_kind = "GGEV"u8.ToArray();

    private readonly WeightTable _types;
    private readonly WeightTable _sources;
    private readonly WeightTable _targets;
    private readonly WeightTable _statuses;

    private EventModel(WeightTable types, WeightTable sources, WeightTable targets, WeightTable statuses) => (_types, _sources, _targets, _statuses) = (types, sources, targets, statuses);

    /// <summary>The model beside the lexicons; null when there is none: the rows alone decide.</summary>
    /// <exception cref="SeedException">The file is damaged or of another version.</exception>
    public static EventModel? Find(SeedFolder seeds) => seeds.File(FileName) is var path && File.Exists(path) ? Read(path) : null;

    /// <exception cref="SeedException">The file cannot be read, is damaged, or is of another version.</exception>
    public static EventModel Read(string path) => ModelFile.Read(path, s_kind, Version, Read);

    internal static EventModel Read(byte[] file) => ModelFile.Read(file, s_kind, Version, Read);

    internal static byte[] Write(params IReadOnlyList<Action<BinaryWriter>> tables) => ModelFile.Write(s_kind, Version, tables);

    /// <summary>Probabilities of the types by their place; the last is that of no act.</summary>
    internal void Types(ReadOnlySpan<ulong> features, Span<double> probabilities) => Decide(_types, features, probabilities);

    /// <summary>Probability that an actor is a source.</summary>
    internal double Source(ReadOnlySpan<ulong> features) => Decide(_sources, features);

    /// <summary>Probability that an actor is a target.</summary>
    internal double Target(ReadOnlySpan<ulong> features) => Decide(_targets, features);

    /// <summary>Probabilities of the statuses by their place.</summary>
    internal void Statuses(ReadOnlySpan<ulong> features, Span<double> probabilities) => Decide(_statuses, features, probabilities);

    private static EventModel Read(ModelParts parts) => new(WeightTable.Read(parts.Open(0)), WeightTable.Read(parts.Open(1)), WeightTable.Read(parts.Open(2)), WeightTable.Read(parts.Open(3)));

    private static double Decide(WeightTable table, ReadOnlySpan<ulong> features)
    {
        Span<double> p = stackalloc double[2];
        Decide(table, features, p);
        return p[1];
    }

    private static void Decide(WeightTable table, ReadOnlySpan<ulong> features, Span<double> probabilities)
    {
        Span<short> scores = stackalloc short[table.ScoreLength];
        table.Score(features, scores);
        var highest = short.MinValue;
        for (var c = 0; c < table.Classes; c++)
        {
            highest = Math.Max(highest, scores[c]);
        }

        var sum = 0.0;
        for (var c = 0; c < table.Classes; c++)
        {
            sum += probabilities[c] = Math.Exp((scores[c] - highest) / table.Scale);
        }

        for (var c = 0; c < table.Classes; c++)
        {
            probabilities[c] /= sum;
        }
    }
}
