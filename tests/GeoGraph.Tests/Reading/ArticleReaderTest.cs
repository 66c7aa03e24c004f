using System.IO.Compression;
using System.Text;
using GeoGraph.Reading;
using Xunit;

namespace GeoGraph.Tests.Reading;

public sealed class ArticleReaderTest : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("geograph-read-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void Other_names_of_fields_are_accepted_and_a_missing_id_comes_from_the_text()
    {
        var article = Assert.Single(Read(File("a.jsonl", """{"text":"Satu.","lang":"id","publisher":"Kabar","date":"2024-05-06"}"""))).Article!;
        Assert.Equal(("id", "Kabar", "2024-05-06", Article.IdOf("Satu.")), (article.Language, article.Outlet, article.Published, article.Id));
    }

    [Fact]
    public void A_broken_line_is_told_with_its_number_and_the_rest_is_read()
    {
        var results = Read(File("a.jsonl", "{\"text\":\"One.\"}\n{\"text\":\n{\"text\":\"Three.\"}\n"));
        Assert.Equal(["One.", null, "Three."], results.Select(r => r.Article?.Text));
        Assert.EndsWith("a.jsonl:2", results[1].Source, StringComparison.Ordinal);
        Assert.StartsWith("broken JSON", results[1].Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("empty.txt", new byte[0], "an empty file")]
    [InlineData("binary.txt", new byte[] { 1, 0, 2, 0, 3 }, "a binary file")]
    [InlineData("none.txt", new byte[] { 0xff, 0x81, 0x8d, 0xff, 0x20, 0xfe }, "not valid UTF-8")]
    [InlineData("scan.pdf", new byte[] { 37, 80, 68, 70, 45, 49, 46, 55, 10 }, "a PDF")]
    public void What_is_no_text_is_told_in_one_line(string name, byte[] bytes, string problem)
    {
        var result = Assert.Single(Read(File(name, bytes)));
        Assert.Null(result.Article);
        Assert.StartsWith(problem, result.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_and_a_pattern_without_files_are_told()
    {
        Assert.Equal("no such file or folder", Assert.Single(Read(Path.Combine(_folder, "none.txt"))).Problem);
        Assert.StartsWith("no file matches", Assert.Single(Read(Path.Combine(_folder, "*.none"))).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_too_long_for_an_article_is_told_not_coded()
    {
        var result = Assert.Single(Read(File("long.txt", new string('a', ArticleReader.LongestArticle + 1))));
        Assert.Contains("is no article", result.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gzipped_file_is_read_as_what_is_in_it()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, true))
        {
            gzip.Write("{\"text\":\"One.\"}\n"u8);
        }

        Assert.Equal("One.", Assert.Single(Read(File("a.jsonl.gz", packed.ToArray()))).Article?.Text);
    }

    [Fact]
    public void A_headline_above_an_empty_line_is_the_title()
    {
        var article = Assert.Single(Read(File("a.txt", "Talks resume\n\nDelegates met again on Monday."))).Article!;
        Assert.Equal(("Talks resume", "Delegates met again on Monday."), (article.Title, article.Text));
    }

    [Fact]
    public void A_page_gives_body_title_outlet_date_and_language()
    {
        var article = Assert.Single(Read(File("a.html", """
            <html lang="en"><head><title>x</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Talks resume","datePublished":"2024-05-06","publisher":{"name":"The Meridian Post"}}</script></head>
            <body><nav>Menu</nav><article><p>Delegates of both countries met again on Monday after a break of two weeks.</p><p>They are expected to go on until Friday, when a joint statement is planned.</p></article></body></html>
            """))).Article!;
        Assert.Equal(("Talks resume", "The Meridian Post", "2024-05-06", "en"), (article.Title, article.Outlet, article.Published, article.Language));
        Assert.StartsWith("Delegates of both", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Menu", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_without_an_article_is_told() =>
        Assert.Equal("a page without an article", Assert.Single(Read(File("a.html", "<html><body><p>Hi</p></body></html>"))).Problem);

    [Fact]
    public void The_items_of_a_feed_are_articles()
    {
        var body = string.Join(' ', Enumerable.Repeat("Delegates met again on Monday.", 6));
        var article = Assert.Single(Read(File("feed.xml", $"""
            <?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Wire</title><item><title>Talks</title><link>https://example.org/1</link>
            <pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate><description>{body}</description></item></channel></rss>
            """))).Article!;
        Assert.Equal(("Talks", "Harbour Wire", body), (article.Title, article.Outlet, article.Text));
        Assert.Equal(new DateOnly(2024, 5, 6), article.PublishedDay);
    }

    [Fact]
    public void A_folder_is_read_in_the_order_of_its_paths()
    {
        File("b.jsonl", "{\"text\":\"B.\"}");
        File("a.jsonl", "{\"text\":\"A.\"}");
        Assert.Equal(["A.", "B."], Read(_folder).Select(r => r.Article!.Text));
    }

    private static List<ReadResult> Read(string input) => [.. new ArticleReader().Read([input], Stream.Null)];

    private string File(string name, string text) => File(name, Encoding.UTF8.GetBytes(text));

    private string File(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }
}
