using System.IO.Compression;
using System.Text;
using GeoGraph.Reading;
using Xunit;

namespace GeoGraph.Tests.Reading;

public sealed class ArticleReaderEdgesTest : IDisposable
{
    private const string Body = "Ministers of both states met in Jakarta on Monday and agreed to open two new border posts before the end of the year.";

    private readonly string _folder = Directory.CreateTempSubdirectory("geograph-read").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void Every_field_of_the_contract_and_its_other_names_are_read()
    {
        var path = Write("a.jsonl",
            """{"id":"x","text":" two  spaces ","language":"id","title":"T","outlet":"O","url":"https://example.org/","published":"2024-02-01"}""" + "\n"
            + """{"text":"b","lang":"en","publisher":"P","date":"2024-02-01T10:00:00+07:00"}""" + "\n");
        var articles = Articles(path);
        Assert.Equal(new Article { Id = "x", Text = " two  spaces ", Language = "id", Title = "T", Outlet = "O", Url = "https://example.org/", Published = "2024-02-01" }, articles[0]);
        Assert.Equal(new Article { Id = Article.IdOf("b"), Text = "b", Language = "en", Outlet = "P", Published = "2024-02-01T10:00:00+07:00" }, articles[1]);
    }

    [Fact]
    public void A_broken_line_is_told_with_its_number_and_the_others_are_read()
    {
        var path = Write("a.jsonl", """{"text":"one"}""" + "\n{broken\n" + """{"title":"no text"}""" + "\n" + """{"text":"four"}""" + "\n");
        var results = Read(path);
        Assert.Equal(["one", "four"], results.Where(r => r.Article is not null).Select(r => r.Article!.Text));
        Assert.Equal([$"{path}:2", $"{path}:3"], results.Where(r => r.Problem is not null).Select(r => r.Source));
    }

    [Fact]
    public void A_line_in_an_older_encoding_is_read_and_told()
    {
        var path = Path.Combine(_folder, "a.jsonl");
        File.WriteAllBytes(path, [.. """{"text":"one"}"""u8, (byte)'\n', .. "{\"text\":\"In M\u0000laga Maduro met Jos\u0000.\"}\n"u8.ToArray().Select(b => b == 0 ? (byte)0xe9 : b), .. """{"text":"three"}"""u8]);
        var results = Read(path);
        Assert.Equal(["one", "In Mélaga Maduro met José.", "three"], results.Select(r => r.Article?.Text));
        Assert.Equal([false, true, false], results.Select(r => r.Note is not null));
    }

    [Fact]
    public void Gzipped_lines_are_read_and_a_truncated_file_keeps_what_could_be_read()
    {
        var lines = string.Concat(Enumerable.Range(0, 5000).Select(i => $$"""{"text":"article {{i}} {{Article.IdOf(i.ToString(System.Globalization.CultureInfo.InvariantCulture))}}"}""" + "\n"));
        var zipped = Zip(Encoding.UTF8.GetBytes(lines));
        Assert.Equal(5000, Articles(WriteBytes("whole.jsonl.gz", zipped)).Count);
        var results = Read(WriteBytes("cut.jsonl.gz", zipped[..(zipped.Length / 2)]));
        Assert.InRange(results.Count(r => r.Article is not null), 100, 4999);
        Assert.NotNull(results[^1].Problem);
    }

    [Theory]
    [InlineData("empty.txt", new byte[0])]
    [InlineData("binary.bin", new byte[] { 0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1 })]
    [InlineData("none.txt", new byte[] { 0xff, 0x81, 0x8d, 0xff, 0x20, 0xfe })]
    [InlineData("spaces.txt", new byte[] { 0x20, 0x0a, 0x20 })]
    [InlineData("page.html", new byte[] { 0x3c, 0x70, 0x3e, 0x61, 0x3c, 0x2f, 0x70, 0x3e })]
    [InlineData("feed.xml", new byte[] { 0x3c, 0x72, 0x73, 0x73, 0x3e, 0x3c, 0x61 })]
    public void What_is_no_article_is_told_in_one_line(string name, byte[] bytes)
    {
        var result = Assert.Single(Read(WriteBytes(name, bytes)));
        Assert.Null(result.Article);
        Assert.False(string.IsNullOrWhiteSpace(result.Problem));
        Assert.DoesNotContain('\n', result.Problem);
    }

    [Fact]
    public void A_missing_path_and_a_pattern_without_files_are_told_and_the_rest_is_read()
    {
        var path = Write("a.txt", Body);
        var results = Read(Path.Combine(_folder, "none"), Path.Combine(_folder, "*.gz"), path);
        Assert.Equal([true, true, false], results.Select(r => r.Problem is not null));
    }

    [Fact]
    public void Folders_are_read_by_path_without_notes_and_hidden_files_and_globs_match()
    {
        Write("b/z.txt", "third");
        Write("a/b.txt", "second");
        Write("a/a.txt", "first");
        Write("README.md", "no article");
        Write(".hidden", "no article");
        Assert.Equal(["first", "second", "third"], Articles(_folder).Select(a => a.Text));
        Assert.Equal(["first", "second"], Articles(Path.Combine(_folder, "a", "*.txt")).Select(a => a.Text));
    }

    [Fact]
    public void Standard_input_is_sniffed()
    {
        using var lines = new MemoryStream("""{"text":"one"}"""u8.ToArray());
        Assert.Equal("one", new ArticleReader().Read(["-"], lines).Single().Article!.Text);
        using var text = new MemoryStream(Zip(Encoding.UTF8.GetBytes("A headline\n\n" + Body)));
        var article = new ArticleReader().Read(["-"], text).Single().Article!;
        Assert.Equal(("A headline", Body), (article.Title, article.Text));
    }

    [Fact]
    public void A_page_gives_body_title_outlet_date_and_language_and_needs_no_network()
    {
        var page = """
            <html lang="id"><head><title>X - Y</title>
            <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Two posts opened","datePublished":"2024-02-01T10:00:00+07:00","publisher":{"@type":"Organization","name":"Harbour Wire"}}</script>
            <meta property="og:url" content="https://unreachable.invalid/a"></head>
            <body><nav><a href="/">Home</a></nav><article><h1>Two posts opened</h1><p>BODY First.</p><p>BODY Second.</p><p>BODY Third.</p></article><footer>About us</footer></body></html>
            """.Replace("BODY", Body, StringComparison.Ordinal);
        var article = Assert.Single(Articles(Write("a.html", page)));
        Assert.Equal(("Two posts opened", "Harbour Wire", "2024-02-01T10:00:00+07:00", "id"), (article.Title, article.Outlet, article.Published, article.Language));
        Assert.Equal($"{Body} First.\n{Body} Second.\n{Body} Third.", article.Text);
    }

    [Fact]
    public void Items_of_a_feed_are_articles_and_teasers_are_left_out()
    {
        var feed = $"""
            <?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Wire</title><link>https://example.org</link><description>d</description><language>en</language>
            <item><title>One</title><link>https://example.org/1</link><pubDate>Thu, 01 Feb 2024 10:00:00 +0000</pubDate><description><![CDATA[<p>{Body}</p><p>{Body}</p>]]></description></item>
            <item><title>Two</title><description>Short.</description></item></channel></rss>
            """;
        var article = Assert.Single(Articles(Write("feed.xml", feed)));
        Assert.Equal(("One", "Harbour Wire", "https://example.org/1", "en", "2024-02-01T10:00:00+00:00", $"{Body}\n{Body}"),
            (article.Title, article.Outlet, article.Url, article.Language, article.Published, article.Text));
    }

    [Fact]
    public void A_page_nested_without_end_is_told_and_the_next_is_read()
    {
        var deep = Write("a.html", "<html><body>" + string.Concat(Enumerable.Repeat("<div>", 20_000)) + Body);
        var next = Write("b.txt", Body);
        var results = Read(deep, next);
        Assert.NotNull(results[0].Problem);
        Assert.Equal(Body, results[1].Article!.Text);
    }

    [Fact]
    public void A_fifty_megabyte_line_is_told_and_the_next_file_is_read()
    {
        var results = Read(Write("a.txt", new string('a', 50_000_000)), Write("b.txt", Body));
        Assert.Contains("split", results[0].Problem, StringComparison.Ordinal);
        Assert.Equal(Body, results[1].Article!.Text);
    }

    private static List<ReadResult> Read(params string[] inputs) => [.. new ArticleReader().Read(inputs, Stream.Null)];

    private static List<Article> Articles(params string[] inputs) => [.. Read(inputs).Select(r => r.Article ?? throw new InvalidOperationException($"{r.Source}: {r.Problem}"))];

    private string Write(string name, string text) => WriteBytes(name, Encoding.UTF8.GetBytes(text));

    private string WriteBytes(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static byte[] Zip(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            zip.Write(bytes);
        }

        return zipped.ToArray();
    }
}
