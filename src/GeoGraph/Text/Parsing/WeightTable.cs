using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GeoGraph.Text.Parsing;

/// <summary>The weights of a linear model in 8 bits: for every feature it knows, a number for each outcome.</summary>
/// <remarks>
/// A feature is known by the first 36 bits of its key (<see cref="FeatureTemplates"/>): an unknown one is taken for a known one about once in
/// 50,000 times. Open addressing with linear probing; an entry is a fingerprint and either the weights themselves or the number of a row.
/// Immutable: one table serves all threads.
/// </remarks>
internal sealed class WeightTable
{
    private const int IdBits = 36;

    /// <summary>Up to so many outcomes lie beside the fingerprint, in one read.</summary>
    private const int Inline = 4;

    private const double Load = 0.7;

    private readonly ulong[] _slots;
    private readonly sbyte[] _rows;
    private readonly int _width;

    private WeightTable(int classes, int count, float scale)
    {
        Classes = classes;
        Count = count;
        Scale = scale;
        _width = classes <= Inline ? 0 : (classes + 15) / 16 * 16;
        // The last entries may run past their place; the slots behind them keep the search inside the array.
        _used = (uint)(count / Load) + 16;
        _slots = new ulong[_used + 1024];
        _rows = new sbyte[Math.Max(count, 1) * _width];
    }

    /// <summary>Number of outcomes.</summary>
    public int Classes { get; }

    /// <summary>Number of features.</summary>
    public int Count { get; }

    /// <summary>How many units of a score make 1 in the logarithm of the odds.</summary>
    public float Scale { get; }

    /// <summary>Length of the buffer that <see cref="Score"/> needs.</summary>
    public int ScoreLength => Math.Max(_width, Inline);

    /// <summary>Bytes in memory.</summary>
    public long Bytes => (_slots.LongLength * 8) + _rows.LongLength;

    private readonly uint _used;

    /// <summary>Writes a table of weights rounded to 8 bits; features that lose all of theirs are left out.</summary>
    /// <param name="weights">For each feature a weight for each outcome.</param>
    /// <param name="pruning">What is left out; 127 steps are the largest weights but for one feature in a thousand, which is cut.</param>
    /// <param name="models">How many models the weights are sums over: scores count in units of their mean.</param>
    public static void Write(BinaryWriter writer, IReadOnlyDictionary<ulong, float[]> weights, int classes, TablePruning pruning, int models)
    {
        var largest = weights.Values.Select(row => row.Max(Math.Abs)).Order().ToList();
        var scale = largest.Count == 0 ? 1 : 127 / Math.Max(largest[(int)(largest.Count * 0.999)], 1e-6f);
        var sorted = new SortedDictionary<ulong, sbyte[]>();
        foreach (var (key, row) in weights.OrderBy(w => w.Key))
        {
            var rounded = Array.ConvertAll(row, w => (sbyte)Math.Clamp(MathF.Round(w * scale), -127, 127));
            sorted.TryAdd(Id(key), rounded);
        }

        Write(writer, sorted, classes, scale, pruning, models);
    }

    /// <summary>The same for weights that are rounded already.</summary>
    /// <param name="rows">By the number that features are known by.</param>
    internal static void Write(BinaryWriter writer, SortedDictionary<ulong, sbyte[]> rows, int classes, float scale, TablePruning pruning, int models)
    {
        var sorted = new SortedDictionary<ulong, sbyte[]>();
        foreach (var (id, row) in rows)
        {
            if (row.Any(w => Math.Abs((int)w) >= Math.Max(pruning.Least, 1)))
            {
                sorted.Add(id, Array.ConvertAll(row, w => Math.Abs((int)w) >= pruning.Negligible ? w : (sbyte)0));
            }
        }

        writer.Write((byte)classes);
        writer.Write(sorted.Count);
        writer.Write(scale * models);
        // Like stands with like, for the sake of compression: low, middle and high bits of the distances between features, then the weights.
        var distances = sorted.Keys.Zip(sorted.Keys.Prepend(0UL), (id, last) => id - last).ToArray();
        writer.Write(Array.ConvertAll(distances, d => (byte)d));
        writer.Write(Array.ConvertAll(distances, d => (byte)(d >> 8)));
        foreach (var distance in distances)
        {
            writer.Write7BitEncodedInt64((long)(distance >> 16));
        }

        for (byte c = 0; c < classes; c++)
        {
            // For each outcome: which features have a weight for it, as distances, and the weights.
            var last = -1;
            var n = 0;
            var numbers = new List<int>();
            var values = new List<byte>();
            foreach (var row in sorted.Values)
            {
                if (row[c] != 0)
                {
                    numbers.Add(n - last);
                    values.Add((byte)row[c]);
                    last = n;
                }

                n++;
            }

            writer.Write(numbers.Count);
            numbers.ForEach(writer.Write7BitEncodedInt);
            writer.Write(values.ToArray());
        }
    }

    /// <exception cref="InvalidDataException">The bytes are no table.</exception>
    /// <exception cref="EndOfStreamException">The bytes end too soon.</exception>
    public static WeightTable Read(BinaryReader reader)
    {
        int classes = reader.ReadByte(), count = reader.ReadInt32();
        var scale = reader.ReadSingle();
        if (classes == 0 || count < 0 || count > 1 << 24 || !float.IsFinite(scale))
        {
            throw new InvalidDataException("a damaged weight table");
        }

        var table = new WeightTable(classes, count, scale);
        byte[] low = Take(reader, count), middle = Take(reader, count);
        var rows = table._width == 0 ? new sbyte[count * Inline] : table._rows;
        var stride = table._width == 0 ? Inline : table._width;
        var ids = new ulong[count];
        var id = 0UL;
        for (var n = 0; n < count; n++)
        {
            id += ((ulong)reader.Read7BitEncodedInt64() << 16) | ((ulong)middle[n] << 8) | low[n];
            ids[n] = id < 1UL << IdBits ? id : throw new InvalidDataException("a damaged weight table");
        }

        for (var c = 0; c < classes; c++)
        {
            var filled = reader.ReadInt32();
            if (filled < 0 || filled > count)
            {
                throw new InvalidDataException("a damaged weight table");
            }

            var at = -1;
            var numbers = new int[filled];
            for (var k = 0; k < filled; k++)
            {
                at += reader.Read7BitEncodedInt();
                numbers[k] = at >= 0 && at < count ? at : throw new InvalidDataException("a damaged weight table");
            }

            var values = Take(reader, filled);
            for (var k = 0; k < filled; k++)
            {
                rows[(numbers[k] * stride) + c] = (sbyte)values[k];
            }
        }

        for (var n = 0; n < count; n++)
        {
            table.Insert(ids[n], table._width == 0 ? BitConverter.ToUInt32(MemoryMarshal.AsBytes(rows.AsSpan(n * Inline, Inline))) : (uint)n + 1);
        }

        return table;
    }

    /// <summary>Sums the weights of the features for each outcome.</summary>
    public void Score(ReadOnlySpan<ulong> keys, Span<short> scores)
    {
        if (_width == 0)
        {
            ScoreInline(keys, scores);
            return;
        }

        scores = scores[.._width];
        scores.Clear();
        ref var sum = ref MemoryMarshal.GetReference(scores);
        ref var rows = ref MemoryMarshal.GetArrayDataReference(_rows);
        foreach (var key in keys)
        {
            var number = Find(key);
            if (number == 0)
            {
                continue;
            }

            ref var row = ref Unsafe.Add(ref rows, (nint)(number - 1) * _width);
            for (var c = 0; c < _width; c += 16)
            {
                var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref row, (nuint)c));
                (Vector256.LoadUnsafe(ref sum, (nuint)c) + Vector256.Create(low, high)).StoreUnsafe(ref sum, (nuint)c);
            }
        }
    }

    private static byte[] Take(BinaryReader reader, int count)
    {
        var bytes = reader.ReadBytes(count);
        return bytes.Length == count ? bytes : throw new EndOfStreamException();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Id(ulong key) => key >> (64 - IdBits);

    private void ScoreInline(ReadOnlySpan<ulong> keys, Span<short> scores)
    {
        var sum = Vector128<short>.Zero;
        foreach (var key in keys)
        {
            sum += Vector128.WidenLower(Vector128.CreateScalar(Find(key)).AsSByte());
        }

        for (var c = 0; c < Inline; c++)
        {
            scores[c] = sum.GetElement(c);
        }
    }

    /// <summary>What the table holds for a feature; 0 when it is unknown.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Find(ulong key)
    {
        var id = Id(key);
        ref var slot = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slots), (nint)((id * _used) >> IdBits));
        while (true)
        {
            var entry = slot;
            if ((uint)(entry >> 32) == (uint)id || entry == 0)
            {
                return (uint)entry;
            }

            slot = ref Unsafe.Add(ref slot, 1);
        }
    }

    private void Insert(ulong id, uint value)
    {
        var slot = (int)((id * _used) >> IdBits);
        while (_slots[slot] != 0)
        {
            // The last slot stays empty, so that every search ends.
            slot = slot + 2 < _slots.Length ? slot + 1 : throw new InvalidDataException("a damaged weight table");
        }

        _slots[slot] = (id << 32) | value;
    }
}
