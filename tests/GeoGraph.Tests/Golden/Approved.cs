using System.Text;
using GeoGraph.Seeds;
using Xunit;

namespace GeoGraph.Tests.Golden;

/// <summary>
/// Compares what comes out with an approved file of the repository. What differs is left beside it as <c>.received.txt</c>; <c>tests/accept</c>
/// puts every such file in the place of the approved one, so that a change is a line in the diff.
/// </summary>
public static class Approved
{
    /// <summary>The folder of the tests in the repository, not in the build output.</summary>
    public static string Folder { get; } = Path.Combine(Path.GetDirectoryName(SeedFolder.Open().Path)!, "tests", "GeoGraph.Tests");

    /// <param name="name">Path of the approved file below the tests' folder, without <c>.approved.txt</c>.</param>
    /// <param name="lines">What came out.</param>
    public static void Check(string name, IReadOnlyList<string> lines)
    {
        var approved = Path.Combine(Folder, name + ".approved.txt");
        var received = Path.Combine(Folder, name + ".received.txt");
        var expected = File.Exists(approved) ? File.ReadAllLines(approved, Encoding.UTF8) : [];
        if (expected.SequenceEqual(lines, StringComparer.Ordinal))
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, string.Join('\n', lines) + "\n", new UTF8Encoding(false));
        var gone = expected.Except(lines, StringComparer.Ordinal).Select(l => "- " + l);
        var come = lines.Except(expected, StringComparer.Ordinal).Select(l => "+ " + l);
        Assert.Fail($"{name}.approved.txt is not what came out; if that is right, run tests/accept.\n" + string.Join('\n', gone.Concat(come)));
    }
}
