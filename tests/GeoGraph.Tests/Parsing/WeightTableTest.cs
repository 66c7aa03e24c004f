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
            _ => (ulong)random.NextInt64() | 1, _ => Enumerable.Range(0, classes).Select(_ => random.Next(3) == 0 ? (float)((random.NextDouble() * 2) - 1) : 0f).ToArray());

        var table = RoundTrip(weights, classes);

        Span<short> scores = stackalloc short[table.ScoreLength];
        var keys = weights.Keys.ToArray();
        for (var i = 0; i < 300; i++)
        {
            var chosen = random.GetItems(keys, 20).Distinct().Append((ulong)random.NextInt64() << 1).ToArray();
            table.Score(chosen, scores);
            for (var c = 0; c < classes; c++)
            {
                var expected = chosen.Sum(k => weights.TryGetValue(k, out var row) ? row[c] : 0);
                Assert.InRange(scores[c] / table.Scale, expected - (0.5f * chosen.Length / table.Scale) - 0.01f, expected + (0.5f * chosen.Length / table.Scale) + 0.01f);
            }
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
        var weights = Enumerable.Range(0, 200).ToDictionary(_ => (ulong)random.NextInt64() | 1, _ => new[] { 1f, -1f, 0.5f, 0f, 1f });
        using var memory = new MemoryStream();
        WeightTable.Write(new BinaryWriter(memory), weights, 5, new TablePruning(1, 0), 1);
        var bytes = memory.ToArray();
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte, Gen.Int[0, bytes.Length]).Sample((at, value, length) =>
        {
            var damaged = bytes.ToArray();
            damaged[at] = value;
            try
            {
                WeightTable.Read(new BinaryReader(new MemoryStream(damaged, 0, length)));
            }
            catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
            {
                // Refused.
            }
        }, seed: "0000000000001", iter: 300);
    }

    private static WeightTable RoundTrip(Dictionary<ulong, float[]> weights, int classes)
    {
        using var memory = new MemoryStream();
        WeightTable.Write(new BinaryWriter(memory), weights, classes, new TablePruning(1, 0), 1);
        memory.Position = 0;
        return WeightTable.Read(new BinaryReader(memory));
    }
}
