using GeoGraph.Text.Parsing;
using Xunit;

namespace GeoGraph.Tests.Parsing;

public sealed class ConfigurationTest
{
    [Fact]
    public void Whatever_actions_are_chosen_the_result_is_a_tree_with_one_root()
    {
        var random = new Random(5);
        var z = new Configuration();
        for (var run = 0; run < 500; run++)
        {
            var count = 1 + random.Next(30);
            BuildAtRandom(z, count, [1, 2, 4, 8, 16], random);

            Assert.Single(Enumerable.Range(1, count), i => z.Head[i] == count + 1);
            Assert.All(Enumerable.Range(1, count), i => Assert.True(Reaches(z, i, count + 1)));
        }
    }

    [Fact]
    public void Dependents_counted_anew_are_those_the_parser_counted()
    {
        ulong[] groups = [1, 2, 4, 0];
        var random = new Random(6);
        var z = new Configuration();
        for (var run = 0; run < 200; run++)
        {
            BuildAtRandom(z, 1 + random.Next(30), groups, random);

            for (var i = 1; i <= z.Count; i++)
            {
                var before = State(z, i);
                z.Recount(i, 1, z.Count, groups);
                Assert.Equal(before, State(z, i));
            }
        }
    }

    /// <summary>Leaves a tree made of actions chosen at random.</summary>
    /// <param name="groups">Bit of each relation in a set of dependents.</param>
    internal static void BuildAtRandom(Configuration z, int count, ulong[] groups, Random random)
    {
        z.Start(count);
        while (!z.IsFinal)
        {
            var allowed = Enumerable.Range(0, Configuration.Actions).Where(z.Allows).ToArray();
            var action = allowed[random.Next(allowed.Length)];
            var relation = random.Next(groups.Length);
            if (action == Configuration.Shift)
            {
                z.Push();
            }
            else
            {
                z.Attach(z.HeadFor(action), relation, groups[relation]);
            }
        }
    }

    private static (int, int, int, int, int, int, ulong) State(Configuration z, int i) =>
        (z.Left1[i], z.Left2[i], z.Right1[i], z.Right2[i], z.LeftCount[i], z.RightCount[i], z.Dependents[i]);

    private static bool Reaches(Configuration z, int token, int root)
    {
        for (var steps = 0; steps <= root; steps++)
        {
            if (token == root)
            {
                return true;
            }

            token = z.Head[token];
        }

        return false;
    }
}
