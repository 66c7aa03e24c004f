using GeoGraph.Seeds;
using GeoGraph.Text;
using Xunit;

namespace GeoGraph.Tests.Text;

/// <summary>Texts as they are wrapped and marked up in the world are read as paragraphs, and what is found points into what was supplied.</summary>
public class ReadingCopyTest
{
    private const string Flat = "South Korean President Yoon Suk Yeol hosted Japanese Prime Minister Fumio Kishida in Seoul on Monday. North Korea condemned the United States for sending an aircraft carrier to Busan.";

    private static readonly ArticleCoder s_coder = ArticleCoder.Create(SeedFolder.Open());

    [Theory]
    [InlineData("South Korean President Yoon Suk Yeol hosted Japanese Prime\nMinister Fumio Kishida in Seoul on Monday. North Korea\ncondemned the United States for sending an aircraft carrier\nto Busan.")]
    [InlineData("     South Korean President Yoon Suk Yeol hosted Japanese Prime\r\nMinister Fumio Kishida in Seoul on Monday. North Korea\r\ncondemned the United States for sending an aircraft carrier\r\nto Busan.")]
    [InlineData("South Korean President Yoon Suk Yeol hosted Japanese Prime Min-\nister Fumio Kishida in Seoul on Monday. North Korea con-\ndemned the United States for sending an aircraft carrier\nto Busan.")]
    [InlineData("South Korean Presi\u00addent Yoon Suk Yeol hosted Japanese Prime Minister Fumio Ki\u00adshida in Seoul on Monday. North\u00a0Korea con\u200bdemned the United\u202fStates for sending an aircraft carrier to Busan.")]
    public void Wrapped_and_marked_text_codes_as_plain_text(string text)
    {
        var (plain, coded) = (Code(Flat), Code(text));
        Assert.Equal(plain.Events.Select(e => e.Key), coded.Events.Select(e => e.Key));
        Assert.Equal(plain.Actors.Actors.Select(a => a.Key), coded.Actors.Actors.Select(a => a.Key));
        Assert.Equal(text, coded.Article.Text);
        foreach (var (mention, same) in coded.Actors.Mentions.Zip(plain.Actors.Mentions))
        {
            Assert.Equal(Letters(same.Span.Of(Flat)), Letters(mention.Span.Of(text)));
        }
    }

    [Theory]
    [InlineData("Talks resume\nDelegates met again on Monday after a break of two weeks.\nThey are expected to go on.")]
    [InlineData("- Indonesia\n- Malaysia\n- Thailand")]
    [InlineData("Menteri Luar Negeri bertemu di Jakarta pada Senin dan sepakat membuka dua pos perbatasan baru sebelum akhir tahun ini juga.\nIa bertolak ke Kairo.")]
    public void Lines_that_are_paragraphs_stay(string text) => Assert.Equal(text, ReadingCopy.Of(text).Text);

    [Fact]
    public void Marks_are_composed_and_reduplications_keep_their_hyphen()
    {
        Assert.Equal("Nicolás", ReadingCopy.Of("Nicola\u0301s").Text);
        Assert.Equal(new TextSpan(0, 8), ReadingCopy.Of("Nicola\u0301s").Supplied(new TextSpan(0, 7)));
        Assert.Contains("negara-negara", ReadingCopy.Of("Presiden mengatakan kepada para wartawan bahwa negara-\nnegara di kawasan itu harus bekerja sama dengan erat\nuntuk menjaga perdamaian.").Text, StringComparison.Ordinal);
    }

    private static string Letters(ReadOnlySpan<char> words) => string.Concat(words.ToArray().Where(char.IsLetterOrDigit));

    private static CodedArticle Code(string text) => s_coder.Code(new Article { Id = "x", Text = text, Language = "en", Published = "2024-05-14" })!;
}
