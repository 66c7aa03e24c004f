using System.Collections.Immutable;
using System.Runtime.InteropServices;
using GeoGraph.Seeds;
using GeoGraph.Text.Parsing;

namespace GeoGraph.Text;

/// <summary>Tells where sentences end that no mark ends, and where a mark ends none: a linear model over the words around a gap.</summary>
/// <remarks>
/// Read from <c>seeds/lang/&lt;tag&gt;/sentences.model</c>, learnt by <c>geograph train-sentences</c>. A feature is a number; its weight stands in the
/// slot of the table that the number falls on. Immutable and shared by all threads.
/// </remarks>
public sealed class SentenceEndModel
{
    /// <summary>Name of the model file in the folder of its language.</summary>
    public const string FileName = "sentences.model";

    /// <summary>Of the table; features that fall on the same slot share a weight.</summary>
    internal const int Slots = 1 << 20;

    /// <summary>Of the file format and of the features: a model of another version is refused.</summary>
    private const ushort Version = 3;

    private static readonly byte[] s_kind = "GGSE"u8.ToArray();

    private readonly ImmutableArray<sbyte> _weights;

    internal SentenceEndModel(ImmutableArray<sbyte> weights) => _weights = weights;

    /// <summary>The model of a language; null when its folder has none.</summary>
    /// <exception cref="SeedException">The file is damaged or of another version.</exception>
    public static SentenceEndModel? Find(SeedFolder seeds, string language) =>
        seeds.File("lang", language, FileName) is var path && File.Exists(path) ? Read(path) : null;

    /// <exception cref="SeedException">The file cannot be read, is damaged, or is of another version.</exception>
    public static SentenceEndModel Read(string path) => ModelFile.Read(path, s_kind, Version, static parts =>
        new SentenceEndModel([.. MemoryMarshal.Cast<byte, sbyte>(parts.Open(0).ReadBytes(Slots))]));

    internal static int SlotOf(uint feature) => (int)(feature % Slots);

    internal byte[] ToFile() => ModelFile.Write(s_kind, Version, writer =>
    {
        foreach (var weight in _weights)
        {
            writer.Write(weight);
        }
    });

    internal bool IsEnd(ReadOnlySpan<uint> features)
    {
        var sum = 0;
        foreach (var feature in features)
        {
            sum += _weights[SlotOf(feature)];
        }

        return sum > 0;
    }
}
