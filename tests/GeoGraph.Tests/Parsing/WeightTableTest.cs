using CsCheck;
using GeoGraph.Text.Parsing;
using Xunit;

namespace GeoGraph.Tests.Parsing;

public sealed class WeightTableTest
{
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(17)]
    [InlineData(60)]
    public void A_written_table_scores_as_the_weights_it_was_made_of(int classes)
    {
        var random = new Random(classes);
        var weights = Enumerable.Range(0, 5000).ToDictionary(
            _ => Key(random), _ => Enumerable.Range(0, classes).Select(_ => random.Next(3) == 0 || random.Next(classes) == 0 ? (float)((random.NextDouble() * 2) - 1) : 0f).ToArray());

        var table = RoundTrip(weights, classes);

        Span<short> scores = stackalloc short[table.ScoreLength];
        var keys = weights.Keys.ToArray();
        // Those that a full bucket had no room for count as unknown.
        foreach (var key in keys)
        {
            table.Score([key], scores);
            if (scores[..classes].IndexOfAnyExcept((short)0) < 0)
            {
                weights.Remove(key);
            }
        }

        Assert.Equal(table.Count, weights.Count);
        Assert.InRange(weights.Count, keys.Length * 0.6, keys.Length);
        for (var i = 0; i < 300; i++)
        {
            var chosen = random.GetItems(keys, 20).Distinct().Append(Key(random)).ToArray();
            table.Score(chosen, scores);
            for (var c = 0; c < classes; c++)
            {
                var expected = chosen.Sum(k => weights.TryGetValue(k, out var row) ? row[c] : 0);
                Assert.InRange(scores[c] / table.Scale, expected - (0.5f * chosen.Length / table.Scale) - 0.01f, expected + (0.5f * chosen.Length / table.Scale) + 0.01f);
            }
        }
    }

    [Fact]
    public void Of_features_that_fall_into_one_bucket_the_heaviest_are_kept()
    {
        // Keys that differ only in their middle bits belong together.
        var keys = Enumerable.Range(1, 12).Select(i => (5UL << 60) | ((ulong)i << 30) | 1).ToArray();
        var table = RoundTrip(keys.Select((key, i) => (key, i)).ToDictionary(k => k.key, k => new[] { k.i + 1f, 0, 0 }), 3);
        Span<short> scores = stackalloc short[table.ScoreLength];
        Assert.Equal(8, table.Count);
        foreach (var (i, key) in keys.Index())
        {
            table.Score([key], scores);
            Assert.Equal(i < 4, scores[0] == 0);
        }
    }

    [Fact]
    public void An_empty_table_scores_nothing()
    {
        var table = RoundTrip([], 3);
        Span<short> scores = stackalloc short[table.ScoreLength];
        table.Score([1, 2, 3], scores);
        Assert.Equal(0, table.Count);
        Assert.All(scores.ToArray(), s => Assert.Equal(0, s));
    }

    [Fact]
    public void Damaged_bytes_are_refused_or_read_but_never_hang_or_crash()
    {
        var random = new Random(3);
        var weights = Enumerable.Range(0, 200).ToDictionary(_ => Key(random), _ => new[] { 1f, -1f, 0.5f, 0f, 1f });
        using var memory = new MemoryStream();
        Write(memory, weights, 5);
        var bytes = memory.ToArray();
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte, Gen.Int[0, bytes.Length]).Sample((at, value, length) =>
        {
            var damaged = bytes.ToArray();
            damaged[at] = value;
            try
            {
                WeightTable.Read(new ModelReader(damaged.AsMemory(0, length)));
            }
            catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
            {
                // Refused.
            }
        }, seed: "0000000000001", iter: 300);
    }

    /// <summary>Keys use all 64 bits.</summary>
    private static ulong Key(Random random) => ((ulong)random.NextInt64() << 1) | 1;

    /// <summary>A table of these weights, written and read.</summary>
    internal static WeightTable RoundTrip(Dictionary<ulong, float[]> weights, int classes)
    {
        using var memory = new MemoryStream();
        Write(memory, weights, classes);
        return WeightTable.Read(new ModelReader(memory.ToArray()));
    }

    private static void Write(MemoryStream memory, Dictionary<ulong, float[]> weights, int classes)
    {
        var sorted = weights.OrderBy(w => w.Key).ToList();
        WeightTable.Write(new BinaryWriter(memory), sorted.Select(w => w.Key).ToArray(), sorted.SelectMany(w => w.Value).ToArray(), classes, new TablePruning(1, 0), 1);
    }
}
