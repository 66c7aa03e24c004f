using GeoGraph.Seeds;

namespace GeoGraph.Text.Parsing;

/// <summary>Recognises names of persons, places and organizations in tagged sentences (<c>seeds/lang/&lt;tag&gt;/names.model</c>).</summary>
/// <remarks>Immutable and shared by all threads.</remarks>
public sealed class NameModel
{
    /// <summary>Name of the model file in the folder of its language.</summary>
    public const string FileName = "names.model";

    private const ushort Version = 3;
    private const string Outside = "O";

    private readonly IReadOnlyList<string> _labels;
    private readonly Dictionary<ulong, byte> _likely;
    private readonly WeightTable _weights;

    private NameModel(IReadOnlyList<string> labels, Dictionary<ulong, byte> likely, WeightTable weights)
    {
        _labels = labels;
        _likely = likely;
        _weights = weights;
    }

    /// <summary>The recogniser of a language; null when it has none.</summary>
    /// <exception cref="SeedException">The file is damaged or of another version.</exception>
    public static NameModel? Find(SeedFolder seeds, string language) =>
        seeds.File("lang", language, FileName) is var path && File.Exists(path) ? Read(path) : null;

    /// <exception cref="SeedException">The file is damaged or of another version.</exception>
    public static NameModel Read(string path) => ModelFile.Read(path, ModelFile.Names, Version, static parts =>
    {
        var reader = parts.Open(0);
        var labels = ModelFile.ReadNames(reader);
        var likely = new Dictionary<ulong, byte>();
        for (var n = reader.ReadInt32(); n > 0; n--)
        {
            likely.Add(reader.ReadUInt64(), reader.ReadByte());
        }

        return new NameModel(labels, likely, WeightTable.Read(reader));
    });

    /// <summary>Finds the names among some tokens of a sentence.</summary>
    /// <param name="buffer">Holds the tokens of <paramref name="part"/>, tagged; its likely tags are lost.</param>
    internal void Find(ParseBuffer buffer, ReadOnlySpan<Token> tokens, ReadOnlySpan<int> part, List<RecognisedName> names)
    {
        var labels = Label(buffer);
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] == Outside)
            {
                continue;
            }

            var first = i;
            while (i + 1 < labels.Length && labels[i + 1][0] == 'I')
            {
                i++;
            }

            names.Add(new RecognisedName(new TextSpan(tokens[part[first]].Start, tokens[part[i]].End), labels[first][2..]));
        }
    }

    /// <summary>The label of each word of a tagged sentence: <c>B-PER</c>, <c>I-PER</c>, …, <c>O</c>.</summary>
    internal string[] Label(ParseBuffer buffer)
    {
        SetLikely(buffer, _likely);
        Span<ulong> keys = stackalloc ulong[TaggerFeatures.NameTemplates.Count];
        Span<short> scores = stackalloc short[_weights.ScoreLength];
        var labels = new string[buffer.Count];
        int before = 0, secondBefore = 0;
        for (var i = 1; i <= buffer.Count; i++)
        {
            TaggerFeatures.FillName(buffer, i, before, secondBefore, keys);
            _weights.Score(keys, scores);
            var best = -1;
            for (var c = 0; c < _labels.Count; c++)
            {
                if ((best < 0 || scores[c] > scores[best]) && Follows(_labels[c], i > 1 ? labels[i - 2] : Outside))
                {
                    best = c;
                }
            }

            labels[i - 1] = _labels[best];
            (secondBefore, before) = (before, best + 1);
        }

        return labels;
    }

    /// <summary>The labels in the order that gives them their numbers.</summary>
    internal static IReadOnlyList<string> Labels(IEnumerable<string> labels) => [.. labels.Append(Outside).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    internal static byte[] Write(IReadOnlyList<string> labels, Dictionary<ulong, byte> likely, Action<BinaryWriter> writeTable) => ModelFile.Write(ModelFile.Names, Version, writer =>
    {
        ModelFile.WriteNames(writer, labels);
        writer.Write(likely.Count);
        foreach (var (word, label) in likely.OrderBy(l => l.Key))
        {
            writer.Write(word);
            writer.Write(label);
        }

        writeTable(writer);
    });

    internal static void SetLikely(ParseBuffer buffer, Dictionary<ulong, byte> likely)
    {
        for (var i = 1; i <= buffer.Count; i++)
        {
            buffer.LikelyTag[i] = likely.GetValueOrDefault(buffer.Word[i]);
        }
    }

    /// <summary>A name goes on only where one of its kind has begun.</summary>
    private static bool Follows(string label, string before) =>
        label[0] != 'I' || (before != Outside && label.AsSpan(2).SequenceEqual(before.AsSpan(2)));
}
