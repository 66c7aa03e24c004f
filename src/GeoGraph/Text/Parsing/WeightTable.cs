using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GeoGraph.Text.Parsing;

/// <summary>The weights of a linear model in 8 bits: for every feature it knows, a number for each outcome.</summary>
/// <remarks>
/// A feature is known by the first 36 bits of its key (<see cref="FeatureTemplates"/>). The table is made of buckets of one cache line: the
/// fingerprints of up to eight features, and for each its weights themselves (up to four outcomes) or where its weights are. A look-up compares
/// all eight at once and takes no branch, so that the memory reads of the features of a situation overlap. A bucket that would overflow loses
/// its lightest features when the table is written: less than one in a hundred. Immutable: one table serves all threads.
/// </remarks>
internal sealed class WeightTable
{
    private const int IdBits = 36;

    /// <summary>Features that fit into a bucket.</summary>
    private const int Slots = 8;

    /// <summary>Numbers of a bucket: fingerprints, then values.</summary>
    private const int BucketLength = 2 * Slots;

    /// <summary>How many features a bucket has on average.</summary>
    private const int Fill = 4;

    /// <summary>Bits of a value that tell how many weights a feature has; the others tell where they begin.</summary>
    private const int LengthBits = 6;
    private const uint LengthMask = (1u << LengthBits) - 1;

    /// <summary>Marks the value of a feature whose weights are a dense row: the rest is the number of the row.</summary>
    private const uint Dense = 1u << 31;

    /// <summary>Bits of the filter for each feature, at least.</summary>
    private const int FilterBits = 8;

    /// <summary>Most features of a situation.</summary>
    private const int MaximumKeys = 256;

    /// <summary>Up to so many outcomes lie beside the fingerprint, in one read.</summary>
    private const int Inline = 4;

    /// <summary>A table of more is none of ours.</summary>
    private const int MaximumCount = 1 << 24;

    /// <summary>Holds all that follows, one after the other, each from the beginning of a cache line.</summary>
    private readonly byte[] _chunk;

    /// <summary>Where the buckets begin.</summary>
    private readonly int _firstBucket;

    private readonly ulong _buckets;

    /// <summary>Bits for the low bits of each feature's number: most unknown features are told here, in little memory that stays near.</summary>
    private readonly int _filter;

    private readonly ulong _filterMask;

    /// <summary>Outcomes of a dense row.</summary>
    private readonly int _width;

    /// <summary>Weights of features that have one for many outcomes: a row of bytes for each.</summary>
    private readonly int _dense;

    /// <summary>Weights of those that have few, 16 bits each: the outcome in the low byte, the weight in the high one.</summary>
    private readonly int _sparse;

    private WeightTable(int classes, int buckets, int[] lengths, float scale, WeightMemory memory)
    {
        Classes = classes;
        Count = lengths.Length;
        Scale = scale;
        _buckets = (ulong)buckets;
        _width = WidthOf(classes);
        var inline = classes <= Inline;
        var sparse = inline ? 0 : lengths.Sum(l => IsDense(l, classes) ? 0L : l);
        var dense = inline ? 0L : (long)lengths.Count(l => IsDense(l, classes)) * _width;
        var filter = BitOperations.RoundUpToPowerOf2((uint)Math.Max(Count, FilterBits * sizeof(ulong)) * FilterBits / 64);
        if (sparse >= 1 << (31 - LengthBits) || dense > int.MaxValue / 4)
        {
            throw Damaged();
        }

        _filterMask = filter - 1;
        _filter = WeightMemory.Lines(buckets * BucketLength * sizeof(uint));
        _dense = _filter + WeightMemory.Lines((int)filter * sizeof(ulong));
        _sparse = _dense + WeightMemory.Lines((int)dense);
        Bytes = _sparse + WeightMemory.Lines((int)sparse * sizeof(ushort));
        (_chunk, _firstBucket) = memory.Take((int)Bytes);
        _filter += _firstBucket;
        _dense += _firstBucket;
        _sparse += _firstBucket;
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
    public long Bytes { get; }

    /// <summary>Writes a table of weights rounded to 8 bits; features that lose all of theirs are left out.</summary>
    /// <param name="keys">The features, ascending.</param>
    /// <param name="weights">For each feature a weight for each outcome.</param>
    /// <param name="pruning">What is left out; 127 steps are the largest weights but for one feature in a thousand, which is cut.</param>
    /// <param name="models">How many models the weights are sums over: scores count in units of their mean.</param>
    public static void Write(BinaryWriter writer, ReadOnlySpan<ulong> keys, ReadOnlySpan<float> weights, int classes, TablePruning pruning, int models)
    {
        var largest = Largest(weights, classes);
        var scale = 127 / Math.Max(largest.Order().ElementAtOrDefault((int)(keys.Length * 0.999)), 1e-6f);
        var kept = new List<(ulong Id, sbyte[] Row)>();
        for (var i = 0; i < keys.Length; i++)
        {
            if (MathF.Round(largest[i] * scale) >= Math.Max(pruning.Least, 1) && (kept.Count == 0 || kept[^1].Id != Id(keys[i])))
            {
                var row = new sbyte[classes];
                for (var c = 0; c < classes; c++)
                {
                    var rounded = Math.Clamp(MathF.Round(weights[(i * classes) + c] * scale), -127, 127);
                    row[c] = Math.Abs(rounded) >= pruning.Negligible ? (sbyte)rounded : (sbyte)0;
                }

                kept.Add((Id(keys[i]), row));
            }
        }

        var buckets = (kept.Count / Fill) + 1;
        var rows = WithoutOverflow(kept, (ulong)buckets);
        writer.Write((byte)classes);
        writer.Write(rows.Count);
        writer.Write(buckets);
        writer.Write(scale * models);
        // Like stands with like, for the sake of compression: low, middle and high bits of the distances between features, then the weights.
        var distances = rows.Select((r, i) => r.Id - (i == 0 ? 0 : rows[i - 1].Id)).ToArray();
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
            foreach (var (_, row) in rows)
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

    /// <summary>For each feature the size of its largest weight.</summary>
    public static float[] Largest(ReadOnlySpan<float> weights, int classes)
    {
        var largest = new float[weights.Length / classes];
        for (var i = 0; i < weights.Length; i++)
        {
            largest[i / classes] = Math.Max(largest[i / classes], Math.Abs(weights[i]));
        }

        return largest;
    }

    /// <param name="memory">Where the table will be; null for memory of its own.</param>
    /// <exception cref="InvalidDataException">The bytes are no table.</exception>
    /// <exception cref="EndOfStreamException">The bytes end too soon.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static WeightTable Read(ModelReader reader, WeightMemory? memory = null)
    {
        int classes = reader.ReadByte(), count = reader.ReadInt32(), buckets = reader.ReadInt32();
        var scale = reader.ReadSingle();
        if (classes == 0 || count < 0 || count > MaximumCount || buckets < 1 || buckets > count + 1 || !float.IsFinite(scale))
        {
            throw Damaged();
        }

        ReadOnlySpan<byte> low = reader.ReadBytes(count), middle = reader.ReadBytes(count);
        var distances = new long[count];
        reader.ReadPacked(distances);
        var ids = new ulong[count];
        var id = 0UL;
        for (var n = 0; n < count; n++)
        {
            id += ((ulong)distances[n] << 16) | ((ulong)middle[n] << 8) | low[n];
            ids[n] = id < 1UL << IdBits ? id : throw Damaged();
        }

        // The weights stand by outcome in the file and by feature in memory: they are read twice, first to see where each will stand.
        var start = reader.Position;
        var lengths = new int[count];
        ReadWeights(reader, classes, distances, new Counter(lengths));
        var end = reader.Position;
        reader.Position = start;
        var table = new WeightTable(classes, buckets, lengths, scale, memory ?? new WeightMemory(0));
        var values = table.Places(lengths, out var places);
        ReadWeights(reader, classes, distances, new Placer(table, values, places));
        for (var n = 0; n < count; n++)
        {
            table.Insert(ids[n], values[n]);
        }

        return reader.Position == end ? table : throw Damaged();
    }

    /// <summary>Reads the weights of all features for each outcome and gives them one by one.</summary>
    /// <remarks>Millions, and soon after the program starts: compiled at once, for each taker by itself.</remarks>
    /// <param name="steps">Room for as many numbers as there are features.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ReadWeights<T>(ModelReader reader, int classes, Span<long> steps, T taker)
        where T : struct, IWeightTaker
    {
        for (var c = 0; c < classes; c++)
        {
            var filled = reader.ReadInt32();
            if (filled < 0 || filled > steps.Length)
            {
                throw Damaged();
            }

            reader.ReadPacked(steps[..filled]);
            var values = reader.ReadBytes(filled);
            var at = -1L;
            for (var k = 0; k < filled; k++)
            {
                // A feature stands once for an outcome.
                at = steps[k] > 0 && at + steps[k] < steps.Length ? at + steps[k] : throw Damaged();
                taker.Take((int)at, c, values[k]);
            }
        }
    }

    /// <summary>Sums the weights of the features for each outcome.</summary>
    public void Score(ReadOnlySpan<ulong> keys, Span<short> scores)
    {
        scores[..ScoreLength].Clear();
        Add(keys, scores);
    }

    /// <summary>Adds the weights of the features to the scores of the outcomes.</summary>
    [SkipLocalsInit]
    public void Add(ReadOnlySpan<ulong> keys, Span<short> scores)
    {
        if (Classes <= Inline)
        {
            AddInline(keys, scores);
            return;
        }

        // First all look-ups, then all weights: the reads of each overlap.
        Span<ulong> known = stackalloc ulong[MaximumKeys];
        Span<uint> dense = stackalloc uint[MaximumKeys], sparse = stackalloc uint[MaximumKeys];
        int rows = 0, lists = 0;
        foreach (var id in known[..Filter(keys, known)])
        {
            var (fingerprints, values) = Bucket(id);
            var match = Vector256.Equals(fingerprints, Vector256.Create((uint)id)) & values;
            var half = match.GetLower() | match.GetUpper();
            half |= Vector128.Shuffle(half, Vector128.Create(2u, 3, 0, 1));
            var value = half.ToScalar() | half.GetElement(1);
            dense[rows] = value & ~Dense;
            rows += (int)(value >> 31);
            sparse[lists] = value;
            lists += value - 1 < Dense - 1 ? 1 : 0;
        }

        ref var sums = ref MemoryMarshal.GetReference(scores[.._width]);
        AddDense(dense[..rows], ref sums);
        ref var weights = ref At<ushort>(_sparse);
        foreach (var value in sparse[..lists])
        {
            ref var weight = ref Unsafe.Add(ref weights, (nint)(value >> LengthBits));
            for (var k = 0; k < (int)(value & LengthMask); k++)
            {
                var w = Unsafe.Add(ref weight, k);
                Unsafe.Add(ref sums, w & 0xff) += (short)((short)w >> 8);
            }
        }
    }

    /// <summary>Adds the rows to the sums.</summary>
    private void AddDense(ReadOnlySpan<uint> rows, ref short sums)
    {
        ref var weights = ref At<sbyte>(_dense);
        for (var c = 0; c < _width; c += 32)
        {
            Vector256<short> first = Vector256.LoadUnsafe(ref sums, (nuint)c), second = Vector256.LoadUnsafe(ref sums, (nuint)c + 16);
            foreach (var row in rows)
            {
                var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref weights, ((nuint)row * (nuint)_width) + (nuint)c));
                first += low;
                second += high;
            }

            first.StoreUnsafe(ref sums, (nuint)c);
            second.StoreUnsafe(ref sums, (nuint)c + 16);
        }
    }

    private static int WidthOf(int classes) => classes <= Inline ? 0 : (classes + 31) / 32 * 32;

    private static bool IsDense(int weights, int classes) => weights > Math.Min(WidthOf(classes) / 6, (int)LengthMask);

    private static InvalidDataException Damaged() => new("a damaged weight table");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Id(ulong key) => key >> (64 - IdBits);

    /// <summary>Leaves out the features that do not fit into their bucket: those with the smallest weights.</summary>
    private static List<(ulong Id, sbyte[] Row)> WithoutOverflow(List<(ulong Id, sbyte[] Row)> rows, ulong buckets) =>
        [.. rows.GroupBy(r => (r.Id * buckets) >> IdBits).SelectMany(b => b.OrderByDescending(r => r.Row.Max(w => Math.Abs((int)w))).Take(Slots).OrderBy(r => r.Id))];

    [SkipLocalsInit]
    private void AddInline(ReadOnlySpan<ulong> keys, Span<short> scores)
    {
        Span<ulong> known = stackalloc ulong[MaximumKeys];
        Vector256<short> low = default, high = default;
        foreach (var id in known[..Filter(keys, known)])
        {
            var (fingerprints, values) = Bucket(id);
            var (l, h) = Vector256.Widen((Vector256.Equals(fingerprints, Vector256.Create((uint)id)) & values).AsSByte());
            low += l;
            high += h;
        }

        low += high;
        var sum = low.GetLower() + low.GetUpper();
        for (var c = 0; c < Inline; c++)
        {
            scores[c] += (short)(sum.GetElement(c) + sum.GetElement(c + Inline));
        }
    }

    /// <summary>Writes the numbers of the features that may be known; one in eight of the unknown ones is among them.</summary>
    /// <returns>How many.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Filter(ReadOnlySpan<ulong> keys, Span<ulong> known)
    {
        ref var filter = ref At<ulong>(_filter);
        var mask = _filterMask;
        ref var next = ref MemoryMarshal.GetReference(known);
        var count = 0;
        foreach (var key in keys[..Math.Min(keys.Length, MaximumKeys)])
        {
            var id = Id(key);
            Unsafe.Add(ref next, count) = id;
            count += (int)((Unsafe.Add(ref filter, (nint)((id >> 6) & mask)) >> (int)id) & 1);
        }

        return count;
    }

    /// <summary>The bucket that holds a feature if any does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector256<uint> Fingerprints, Vector256<uint> Values) Bucket(ulong id)
    {
        var bucket = (nuint)((id * _buckets) >> IdBits) * BucketLength;
        ref var memory = ref At<uint>(_firstBucket);
        return (Vector256.LoadUnsafe(ref memory, bucket), Vector256.LoadUnsafe(ref memory, bucket + Slots));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref T At<T>(int place) => ref Unsafe.As<byte, T>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_chunk), place));

    /// <summary>The value of each feature in its bucket, as far as it tells where the weights are.</summary>
    /// <param name="lengths">For each feature, of how many outcomes it has a weight.</param>
    /// <param name="starts">Where the weights of each sparse feature begin.</param>
    private uint[] Places(int[] lengths, out int[] starts)
    {
        starts = new int[lengths.Length];
        var values = new uint[lengths.Length];
        int rows = 0, sparse = 0;
        for (var n = 0; n < lengths.Length && Classes > Inline; n++)
        {
            if (IsDense(lengths[n], Classes))
            {
                values[n] = Dense | (uint)rows;
                rows++;
            }
            else
            {
                starts[n] = sparse;
                values[n] = ((uint)sparse << LengthBits) | (uint)lengths[n];
                sparse += lengths[n];
            }
        }

        return values;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Insert(ulong id, uint value)
    {
        var bucket = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref At<uint>(_firstBucket), (int)((id * _buckets) >> IdBits) * BucketLength), BucketLength);
        var slot = bucket[Slots..].IndexOf(0u);
        if (slot < 0 || bucket[..slot].Contains((uint)id))
        {
            throw Damaged();
        }

        Unsafe.Add(ref At<ulong>(_filter), (nint)((id >> 6) & _filterMask)) |= 1UL << (int)id;
        bucket[slot] = (uint)id;
        bucket[Slots + slot] = value;
    }

    private interface IWeightTaker
    {
        void Take(int feature, int outcome, byte weight);
    }

    /// <summary>Counts the weights of each feature.</summary>
    private readonly struct Counter(int[] lengths) : IWeightTaker
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Take(int feature, int outcome, byte weight) => lengths[feature]++;
    }

    /// <summary>Puts each weight where its feature's value says, or into the value itself.</summary>
    private readonly struct Placer(WeightTable table, uint[] values, int[] next) : IWeightTaker
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Take(int feature, int outcome, byte weight)
        {
            if (table.Classes <= Inline)
            {
                values[feature] |= (uint)weight << (8 * outcome);
            }
            else if (values[feature] >= Dense)
            {
                Unsafe.Add(ref table.At<sbyte>(table._dense), ((int)(values[feature] & ~Dense) * table._width) + outcome) = (sbyte)weight;
            }
            else
            {
                Unsafe.Add(ref table.At<ushort>(table._sparse), next[feature]++) = (ushort)((weight << 8) | outcome);
            }
        }
    }
}
