using System.Globalization;
using GeoGraph.Reading;
using GeoGraph.Seeds;
using Xunit;

namespace GeoGraph.Tests;

/// <summary>The promises of the whole pipeline, on the sample articles.</summary>
public class SampleTest
{
    private static readonly SeedFolder s_seeds = SeedFolder.Open();
    private static readonly ArticleCoder s_coder = ArticleCoder.Create(s_seeds);

    [Fact]
    public async Task The_samples_cover_all_types_and_kinds_of_quotation()
    {
        var coded = await CodeAsync(1);
        Assert.Equal(24, coded.Count);
        Assert.Equal(16, coded.SelectMany(c => c.Events).Select(e => e.Type).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(3, coded.SelectMany(c => c.Statements).Select(s => s.Quotation).Distinct().Count());
        Assert.Contains(coded.SelectMany(c => c.Events), e => e.Status == EventStatus.Negated && e.Statement is not null);
    }

    [Theory]
    [InlineData(2, "en-US")]
    [InlineData(5, "tr-TR")]
    [InlineData(3, "id-ID")]
    public async Task The_bytes_are_the_same_for_any_number_of_threads_and_any_culture(int threads, string culture)
    {
        var expected = (await CodeAsync(1)).Select(CodedArticleJson.Write).ToList();
        var before = CultureInfo.DefaultThreadCurrentCulture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(expected, (await CodeAsync(threads)).Select(CodedArticleJson.Write));
        }
        finally
        {
            CultureInfo.DefaultThreadCurrentCulture = before;
        }
    }

    [Fact]
    public async Task Every_span_lies_in_its_text_and_coded_articles_survive_a_round_trip()
    {
        foreach (var article in await CodeAsync(1))
        {
            var text = article.Article.Text;
            var spans = article.Sentences.Concat(article.Actors.Mentions.Select(m => m.Span))
                .Concat(article.Statements.SelectMany(s => s.Content.Append(s.Cue))).Concat(article.Events.Select(e => e.Anchor));
            Assert.All(spans, s => Assert.True(s.Start >= 0 && s.Start < s.End && s.End <= text.Length));
            var keys = article.Actors.Actors.Select(a => a.Key).ToHashSet(StringComparer.Ordinal);
            Assert.All(article.Events.SelectMany(e => e.Sources.Concat(e.Targets)).Concat(article.Statements.SelectMany(s => s.Speakers)), k => Assert.Contains(k, keys));
            var line = CodedArticleJson.Write(article);
            Assert.Equal(line, CodedArticleJson.Write(CodedArticleJson.Read(line)));
        }
    }

    private static async Task<List<CodedArticle>> CodeAsync(int threads)
    {
        var coded = new List<CodedArticle>();
        await foreach (var result in new CodingRun(s_coder, threads).CodeAsync(new ArticleReader().Read([s_seeds.File("sample")], Stream.Null), r => r.Article))
        {
            Assert.Null(result.Failure);
            coded.Add(result.Coded!);
        }

        return coded;
    }
}
