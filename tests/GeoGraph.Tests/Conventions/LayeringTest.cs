using Xunit;

namespace GeoGraph.Tests.Conventions;

/// <summary>Types move one way: an earlier stage knows nothing of a later one.</summary>
public class LayeringTest
{
    /// <summary>The folders of the core, each of which knows those before it.</summary>
    private static readonly string[] s_stages = ["", "Files", "Seeds", "Text.Parsing", "Text", "Actors", "Discourse", "Clauses", "Statements", "Events", "Graph", "Evaluation", "Training"];

    /// <summary>The pages on which the stages are put together; a lexicon holds what is known for every stage.</summary>
    private static readonly HashSet<string> s_compositions = ["GeoGraph.ArticleCoder", "GeoGraph.CodingRun", "GeoGraph.SuppliedSpans", "GeoGraph.Lexicon"];

    /// <summary>What still looks ahead; a line goes when it is mended.</summary>
    private static readonly HashSet<string> s_known = [];

    [Fact]
    public void No_stage_knows_a_later_one()
    {
        var uses = Namespaces.Uses(typeof(ArticleCoder).Assembly).ToList();
        Assert.Contains((typeof(ArticleCoder), typeof(GeoGraph.Text.TextAnalyzer)), uses);
        var ahead = uses
            .Where(u => IsOurs(u.User) && IsOurs(u.Used) && !s_compositions.Contains(u.User.FullName!) && !s_compositions.Contains(u.Used.FullName!))
            .Where(u => StageOf(u.User) < StageOf(u.Used))
            .Select(u => $"{u.User.FullName} -> {u.Used.FullName}").Order(StringComparer.Ordinal).ToList();
        Assert.Empty(ahead.Except(s_known, StringComparer.Ordinal));
        Assert.Empty(s_known.Except(ahead, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_folder_of_the_core_has_its_place() =>
        Assert.Empty(typeof(ArticleCoder).Assembly.GetTypes().Where(t => IsOurs(t) && StageOf(t) < 0).Select(t => t.Namespace).Distinct());

    private static bool IsOurs(Type type) => type.Namespace is "GeoGraph" || (type.Namespace?.StartsWith("GeoGraph.", StringComparison.Ordinal) ?? false);

    private static int StageOf(Type type) => Array.IndexOf(s_stages, type.Namespace == "GeoGraph" ? "" : type.Namespace!["GeoGraph.".Length..]);
}
