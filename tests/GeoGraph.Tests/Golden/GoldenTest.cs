using System.Text.RegularExpressions;
using GeoGraph.Reading;
using GeoGraph.Seeds;
using Xunit;

namespace GeoGraph.Tests.Golden;

/// <summary>The whole coding of every sample article, as approved: whatever changes it shows in the diff.</summary>
public partial class GoldenTest
{
    private static readonly SeedFolder s_seeds = SeedFolder.Open();
    private static readonly ArticleCoder s_coder = ArticleCoder.Create(s_seeds);

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(s_seeds.File("sample")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_sample_is_coded_as_approved(string file)
    {
        var articles = new ArticleReader().Read([s_seeds.File("sample", file)], Stream.Null).Select(r => r.Article!).ToList();
        Assert.NotEmpty(articles);
        var lines = new List<string>();
        foreach (var article in articles)
        {
            // Ids of files and pages hold the path they were read from.
            var coded = s_coder.Code(article)!;
            lines.AddRange([.. FactLines.Of(coded with { Article = coded.Article with { Id = PathOfFile().Replace(coded.Article.Id, "") } }), ""]);
        }

        Approved.Check(Path.Combine("Golden", file), lines);
    }

    [GeneratedRegex("^.*[/\\\\]")]
    private static partial Regex PathOfFile();
}
