using System.Text;
using GeoGraph.Reading;
using GeoGraph.Seeds;
using Xunit;

namespace GeoGraph.Tests.Reading;

/// <summary>Feeds as they are served: of every kind, and broken.</summary>
public class FeedsTest
{
    private const string Body = "Ministers of both states met in Jakarta on Monday and agreed to open two new border posts before the end of the year.";
    private const string Item = $"<item><title>One</title><link>https://example.org/1</link><pubDate>Tue, 14 May 2024 10:30:00 +0700</pubDate><description>{Body}</description></item>";

    [Theory]
    [InlineData($"<rss version='0.91'><channel><title>Wire</title>{Item}</channel></rss>")]
    [InlineData($"<rss><channel><title>Wire</title>{Item}</channel></rss>\n<script>ga()</script>")]
    [InlineData($"<rss><channel><title>Wire</title>{Item}<item><title>Two</title><descr")]
    [InlineData($"<rss><channel><title>Wire</title><item><title>One<link>https://example.org/1</link><pubDate>Tue, 14 May 2024 10:30:00 +0700</pubDate><description>{Body}</item></channel></rss>")]
    [InlineData($"<rss><channel><title>Wire</title><item><title>One</title><link>https://example.org/1</link><pubDate>Selasa, 14 Mei 2024 10:30 WIB</pubDate><description>Two words</description><content:encoded><![CDATA[<p>{Body}</p>]]></content:encoded></item></channel></rss>")]
    [InlineData($"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel><title>Wire</title></channel><item rdf:about='https://example.org/1'><title>One</title><dc:date>2024-05-14T10:30:00+07:00</dc:date><description>{Body}</description></item></rdf:RDF>")]
    [InlineData($"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://example.org/'><title>Wire</title><entry><title type='html'>One</title><link rel='alternate' href='/1'/><updated>2024-05-15T00:00:00Z</updated><published>2024-05-14T10:30:00+07:00</published><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>{Body}</p></div></content></entry></feed>")]
    [InlineData($"<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'><atom:title>Wire</atom:title><atom:entry><atom:title>One</atom:title><atom:link href='https://example.org/1'/><atom:published>2024-05-14T10:30:00+07:00</atom:published><atom:summary>{Body}</atom:summary></atom:entry></atom:feed>")]
    public void The_good_items_of_every_feed_are_read(string feed)
    {
        var article = Assert.Single(Read(feed), r => r.Article is not null).Article!;
        Assert.Equal(("One", "Wire", "https://example.org/1", "2024-05-14T10:30:00+07:00", Body), (article.Title, article.Outlet, article.Url, article.Published, article.Text));
    }

    [Fact]
    public void A_JSON_feed_is_read()
    {
        var article = Assert.Single(Read($$"""{"version":"https://jsonfeed.org/version/1.1","title":"Wire","items":[{"id":"1","url":"https://example.org/1","title":"One","content_html":"<p>{{Body}}</p>","date_published":"2024-05-14T10:30:00+07:00"}]}""")).Article!;
        Assert.Equal(("One", "Wire", "https://example.org/1", "2024-05-14T10:30:00+07:00", Body), (article.Title, article.Outlet, article.Url, article.Published, article.Text));
    }

    [Fact]
    public void Entities_that_XML_does_not_know_bare_ampersands_and_markup_in_titles_are_read()
    {
        var article = Assert.Single(Read($"<rss><channel><title>Kabar</title><item><title>&lt;b&gt;Aid&lt;/b&gt; & trade &amp;#8216;talks&amp;#8217; &ndash; S&eacute;journ&eacute;</title><description>{Body}&nbsp;End.</description></item></channel></rss>")).Article!;
        Assert.Equal(("Aid & trade ‘talks’ – Séjourné", Body + " End."), (article.Title, article.Text));
    }

    [Theory]
    [MemberData(nameof(DateWords))]
    public void Every_word_of_a_date_is_read_in_its_example(string word, string kind, string value, string example)
    {
        var published = Assert.Single(Read($"<rss><channel><item><title>{word}</title><pubDate>{example}</pubDate><description>{Body}</description></item></channel></rss>")).Article!.Published;
        var expected = kind switch
        {
            "month" => $"2024-{int.Parse(value, System.Globalization.CultureInfo.InvariantCulture):00}-14",
            "zone" => "2024-05-14T10:30:00" + value,
            "summer-zone" => "2024-05-14T10:30:00" + value.Replace(value[..3], $"-{int.Parse(value[1..3], System.Globalization.CultureInfo.InvariantCulture) - 1:00}", StringComparison.Ordinal),
            _ => value == "0" ? "2024-05-14T10:30:00+00:00" : "2024-05-14T22:30:00+00:00",
        };
        Assert.Equal(expected, published);
    }

    [Theory]
    [InlineData("2024-05-14", "2024-05-14")]
    [InlineData("20240514T103000Z", "2024-05-14T10:30:00+00:00")]
    [InlineData("2024-05-14 05:36:00.000000", "2024-05-14T05:36:00+00:00")]
    [InlineData("2024/05/14 10:30:00", "2024-05-14T10:30:00+00:00")]
    [InlineData("14/05/2024 10:30 WIB", "2024-05-14T10:30:00+07:00")]
    [InlineData("05/14/2024", "2024-05-14")]
    [InlineData("14 May 2024, 09:15 BST", "2024-05-14T09:15:00+01:00")]
    [InlineData("May 14, 2024 at 9:15 p.m. ET", "2024-05-14T21:15:00-04:00")]
    [InlineData("Selasa, 14 Mei 2024 | 10.30 WIB", "2024-05-14T10:30:00+07:00")]
    [InlineData("Tue May 14 10:30:00 UTC 2024", "2024-05-14T10:30:00+00:00")]
    [InlineData("Tue May 14 2024 10:30:00 GMT+0700 (Western Indonesia Time)", "2024-05-14T10:30:00+07:00")]
    [InlineData("Mon, 14 May 24 10:30 -0330", "2024-05-14T10:30:00-03:30")]
    [InlineData("1715682600", "2024-05-14T10:30:00+00:00")]
    [InlineData("1970-01-01T00:00:00Z", null)]
    [InlineData("yesterday", null)]
    [InlineData("30 February 2024", null)]
    public void Dates_are_read_as_the_world_writes_them(string written, string? iso) =>
        Assert.Equal(iso, Assert.Single(Read($"<rss><channel><item><title>x</title><pubDate>{written}</pubDate><description>{Body}</description></item></channel></rss>")).Article!.Published);

    public static TheoryData<string, string, string, string> DateWords()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var row in SeedReader.Read(SeedFolder.Open().File("pages", "date-words.tsv"), "word", "kind", "value", "example"))
        {
            data.Add(row["word"], row["kind"], row["value"], row["example"]);
        }

        return data;
    }

    private static List<ReadResult> Read(string feed)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(feed));
        return [.. new ArticleReader().Read(["-"], stream)];
    }
}
