using System.Collections.Immutable;
using System.Runtime.InteropServices;
using GeoGraph.Seeds;
using GeoGraph.Text.Parsing;

namespace GeoGraph.Statements;

/// <summary>Tells whether a cue reports a statement: logistic regression over what stands around cue, speaker and content, for all languages at once.</summary>
/// <remarks>
/// Read from <c>seeds/statements.model</c>, learnt by <c>geograph train-statements</c>. A feature is a number; its weight stands in the slot of the
/// table that the number falls on. Immutable and shared by all threads.
/// </remarks>
public sealed class StatementModel
{
    /// <summary>Name of the model file among the seeds.</summary>
    public const string FileName = "statements.model";

    /// <summary>Of the table; features that fall on the same slot share a weight.</summary>
    internal const int Slots = 1 << 17;

    /// <summary>Steps of a weight that make 1 in the logarithm of the odds.</summary>
    internal const float Scale = 40;

    /// <summary>Below this a candidate is no statement: where precision and recall of such labels cost the same.</summary>
    private const double Least = 0.3;

    /// <summary>Of the file format and of the features: a model of another version is refused.</summary>
    private const ushort Version = 1;

    private static readonly byte[] s_kind = "GGST"u8.ToArray();

    private readonly ImmutableArray<sbyte> _weights;

    internal StatementModel(ImmutableArray<sbyte> weights) => _weights = weights;

    /// <summary>The model of the seeds; null when there is none: the rows alone decide.</summary>
    /// <exception cref="SeedException">The file is damaged or of another version.</exception>
    public static StatementModel? Find(SeedFolder seeds) => seeds.File(FileName) is var path && File.Exists(path) ? Read(path) : null;

    /// <exception cref="SeedException">The file cannot be read, is damaged, or is of another version.</exception>
    public static StatementModel Read(string path) => ModelFile.Read(path, s_kind, Version, static parts =>
        new StatementModel([.. MemoryMarshal.Cast<byte, sbyte>(parts.Open(0).ReadBytes(Slots))]));

    internal static int SlotOf(uint feature) => (int)(feature % Slots);

    internal byte[] ToFile() => ModelFile.Write(s_kind, Version, writer =>
    {
        foreach (var weight in _weights)
        {
            writer.Write(weight);
        }
    });

    /// <summary>How likely the features are those of a statement, in [0, 1].</summary>
    internal double Probability(ReadOnlySpan<uint> features)
    {
        var sum = 0;
        foreach (var feature in features)
        {
            sum += _weights[SlotOf(feature)];
        }

        return 1 / (1 + Math.Exp(-sum / Scale));
    }

    /// <summary>Whether a candidate of that probability is taken for a statement.</summary>
    internal static bool IsStatement(double probability) => probability >= Least;
}
