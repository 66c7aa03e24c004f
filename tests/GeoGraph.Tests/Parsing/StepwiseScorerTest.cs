using System.Runtime.InteropServices;
using GeoGraph.Text.Parsing;
using Xunit;

namespace GeoGraph.Tests.Parsing;

public sealed class StepwiseScorerTest
{
    private const float Lead = 1.5f;

    private static readonly string[] s_atoms = ["", "a", "b", "c", "d", "e"];
    private static readonly FeatureTemplates s_first = new(1, s_atoms, ["a", "*b", "*a b", "c", "a b c", "*a b c d", "b d"]);
    private static readonly FeatureTemplates s_second = new(2, s_atoms, ["e", "*a e", "b e"]);

    [Fact]
    public void A_star_changes_the_order_of_the_keys_and_not_the_keys()
    {
        var plain = new FeatureTemplates(1, s_atoms, ["a", "b", "a b", "c", "a b c", "a b c d", "b d"]);
        ulong[] atoms = [0, 11, 12, 13, 14, 15], keys = new ulong[7], expected = new ulong[7];
        s_first.Fill(atoms, keys);
        plain.Fill(atoms, expected);
        Assert.Equal((3, 0), (s_first.Telling, plain.Telling));
        Assert.Equal(expected.Order(), keys.Order());
        var telling = new ulong[3];
        s_first.FillTelling(atoms, telling);
        Assert.Equal(telling, keys[..3]);
        // "b", "a b" and "a b c d", which stand second, third and sixth: those of one atom come first.
        Assert.Equal([expected[1], expected[3], expected[6]], telling);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(50)]
    public void All_templates_are_looked_at_where_the_telling_ones_leave_a_doubt_and_no_others_elsewhere(int classes)
    {
        var random = new Random(classes);
        var situations = Enumerable.Range(0, 400).Select(_ => Enumerable.Range(0, s_atoms.Length).Select(k => k == 0 ? 0UL : (ulong)random.Next(1, 6)).ToArray()).ToList();
        var table = Table(situations.SelectMany(Keys).Distinct(), classes, random);
        var scorer = new StepwiseScorer(table, Lead, s_first, s_second);
        short[] scores = new short[table.ScoreLength], expected = new short[table.ScoreLength];
        var decided = 0;
        foreach (var atoms in situations)
        {
            table.Score(TellingKeys(atoms), expected);
            var sorted = expected[..classes].OrderDescending().ToArray();
            var isDecided = sorted[0] - sorted[1] >= MathF.Ceiling(Lead * table.Scale);
            decided += isDecided ? 1 : 0;
            if (!isDecided)
            {
                table.Score(Keys(atoms), expected);
            }

            Assert.Equal(Array.IndexOf(expected, expected[..classes].Max()), scorer.Best(atoms, scores));
            Assert.Equal(expected, scores);
        }

        Assert.InRange(decided, 20, 380);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8 << 20)]
    public void Blocks_of_memory_are_empty_and_apart_and_begin_a_cache_line(int length)
    {
        var memory = new WeightMemory(length);
        var random = new Random(5);
        var blocks = new List<(byte[] Chunk, int Start, int Length)>();
        for (var n = 0; n < 40; n++)
        {
            var size = random.Next(3) == 0 ? random.Next(3_000_000) : random.Next(200);
            var (chunk, start) = memory.Take(size);
            Assert.True(chunk.AsSpan(start, size).IndexOfAnyExcept((byte)0) < 0);
            Assert.Equal(0, Marshal.UnsafeAddrOfPinnedArrayElement(chunk, start) % WeightMemory.Line);
            chunk.AsSpan(start, size).Fill((byte)(n + 1));
            blocks.Add((chunk, start, size));
        }

        Assert.All(blocks, (b, n) => Assert.True(b.Chunk.AsSpan(b.Start, b.Length).IndexOfAnyExcept((byte)(n + 1)) < 0));
    }

    private static ulong[] Keys(ulong[] atoms)
    {
        var keys = new ulong[s_first.Count + s_second.Count];
        s_first.Fill(atoms, keys);
        s_second.Fill(atoms, keys.AsSpan(s_first.Count));
        return keys;
    }

    private static ulong[] TellingKeys(ulong[] atoms)
    {
        var keys = Keys(atoms);
        return [.. keys[..s_first.Telling], .. keys[s_first.Count..(s_first.Count + s_second.Telling)]];
    }

    private static WeightTable Table(IEnumerable<ulong> keys, int classes, Random random) => WeightTableTest.RoundTrip(
        keys.Order().ToDictionary(k => k, _ => Enumerable.Range(0, classes).Select(_ => random.Next(classes) < 3 ? (float)(random.NextDouble() * 6) - 3 : 0).ToArray()), classes);
}
