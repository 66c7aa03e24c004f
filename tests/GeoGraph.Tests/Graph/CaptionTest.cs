using GeoGraph.Graph;
using GeoGraph.Reading;
using GeoGraph.Seeds;
using Xunit;

namespace GeoGraph.Tests.Graph;

/// <summary>Neo4j Browser shows the name of a node, else its title.</summary>
public sealed class CaptionTest
{
    [Theory]
    [InlineData("Indonesia and Malaysia met in Jakarta.\nThey agreed.", "Indonesia and Malaysia met in Jakarta.")]
    [InlineData("The foreign ministers of Indonesia and Malaysia, who had not met for more than a year, met in Jakarta.", "The foreign ministers of Indonesia and Malaysia, who had not met for more than…")]
    public async Task An_article_without_a_headline_is_shown_by_its_first_words(string text, string caption)
    {
        var coder = ArticleCoder.Create(SeedFolder.Open());
        using var input = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Newtonsoft.Json.JsonConvert.SerializeObject(new { text, language = "en" })));
        var run = new CodingRun(coder, 1);
        await foreach (var result in run.CodeAsync(new ArticleReader().Read(["-"], input), r => r.Article, TestContext.Current.CancellationToken))
        {
            Assert.Equal(caption, GraphBuilder.Build(result.Coded!).Article.Properties["title"]);
        }
    }
}
