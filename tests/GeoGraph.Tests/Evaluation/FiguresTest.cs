using System.Text.RegularExpressions;
using GeoGraph.Evaluation;
using GeoGraph.Reading;
using GeoGraph.Seeds;
using GeoGraph.Tests.Golden;
using Xunit;

namespace GeoGraph.Tests.Evaluation;

/// <summary>The figures of all evaluation sets, as approved: a change of quality is a line in the diff.</summary>
public partial class FiguresTest
{
    [Fact]
    public async Task The_figures_of_all_sets_are_as_approved()
    {
        Assert.SkipUnless(SharedMaterial.Find("eval", "score.py") is not null, "no ../shared/eval beside the project");
        var seeds = SeedFolder.Open();
        var rules = ScoringRules.Read(seeds);
        var run = new CodingRun(ArticleCoder.Create(seeds), Environment.ProcessorCount);
        var lines = new List<string>();
        foreach (var folder in Directory.EnumerateDirectories(SharedMaterial.Find("eval")!).Order(StringComparer.Ordinal))
        {
            var set = EvaluationSet.Read(folder);
            var coded = new List<string>();
            await foreach (var (read, article, failure) in run.CodeAsync(new ArticleReader().Read([set.ArticlesFile], Stream.Null), r => r.Article, TestContext.Current.CancellationToken))
            {
                Assert.Null(failure);
                if (article is not null)
                {
                    coded.Add(CodedArticleJson.Write(article));
                }
            }

            // A line a group of figures with the set in front, without the slices by type and kind.
            lines.AddRange(set.ScoreLines(coded, rules).Where(l => !l.StartsWith("    ", StringComparison.Ordinal)).Select(l => $"{set.Name,-11} {Blanks().Replace(l.Trim(), " ")}"));
        }

        Approved.Check(Path.Combine("Evaluation", "figures"), lines);
    }

    [GeneratedRegex(" {2,}")]
    private static partial Regex Blanks();
}
