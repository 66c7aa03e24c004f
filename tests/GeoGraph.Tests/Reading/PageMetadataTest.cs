using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using GeoGraph.Reading;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace GeoGraph.Tests.Reading;

/// <summary>Title, outlet, day, language and address of pages: of this page, not of others it shows.</summary>
public partial class PageMetadataTest
{
    private const double Floor = 0.95;
    private const string Body = "<p>Ministers of both states met in Jakarta on Monday and agreed to open two new border posts before the end of the year.</p><p>Foreign Minister Retno Marsudi said on Tuesday that Indonesia would send aid to Gaza, and thanked Egypt for opening the crossing.</p>";

    [Theory]
    [InlineData("""<script type="application/ld+json">{"@graph":[{"@type":"Organization","@id":"#o","name":"Harbour Wire"},{"@type":"NewsArticle","headline":"Two posts opened","datePublished":"2024-05-14","publisher":{"@id":"#o"}}]}</script>""")]
    [InlineData("""<script type="application/ld+json">[{"@type":"NewsArticle","headline":"Fish prices fall","datePublished":"2019-01-01","publisher":{"name":"Other"}}]</script><script type="application/ld+json; charset=utf-8">{"@type":["Article","NewsArticle"],"headline":"Two posts opened","datePublished":"2024-05-14","publisher":[{"name":"Harbour Wire"}]}</script>""")]
    [InlineData("""<script type="application/ld+json">//<![CDATA[ {"@type":"WebPage","mainEntity":{"@type":"LiveBlogPosting","headline":"Two posts opened","datePublished":"2024-05-14","liveBlogUpdate":[{"@type":"BlogPosting","headline":"Update","datePublished":"2024-05-15"}],"isPartOf":{"@type":"WebSite","name":"Harbour Wire"}}} //]]></script>""")]
    [InlineData("""<script type="application/ld+json"><!-- {"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Fish","datePublished":"2018-01-01"}]} --></script><meta property="og:site_name" content="Harbour Wire"><meta property="article:published_time" content="2024-05-14">""")]
    [InlineData("""<meta property="og:title" content="Two posts opened - Harbour Wire"><meta name="pubdate" content="14 Mei 2024"><meta property="og:site_name" content="Harbour Wire">""")]
    public void The_page_s_own_metadata_is_taken(string head)
    {
        var article = Read($"<html lang='en-GB'><head><title>Two posts opened | Harbour Wire</title>{head}</head><body><aside><time datetime='2011-01-01'>x</time></aside><article><h1>Two posts opened</h1>{Body}</article></body></html>");
        Assert.Equal(("Two posts opened", "Harbour Wire", "2024-05-14", "en-GB"), (article.Title, article.Outlet, article.Published, article.Language));
    }

    [Theory]
    [InlineData("<time datetime='2024-05-14'>Tuesday</time>")]
    [InlineData("<span itemprop='datePublished' content='2024-05-14'></span>")]
    [InlineData("<div class='read__time'>Selasa, 14 Mei 2024</div>")]
    [InlineData("<p class='byline-date'>Published 14 May 2024</p>")]
    public void A_date_that_stands_in_the_article_is_taken_before_those_around_it(string date) =>
        Assert.Equal("2024-05-14", Read($"<html><head><title>Two posts opened</title></head><body><aside><time datetime='2011-01-01'>x</time></aside><article><h1>Two posts opened</h1>{date}{Body}</article><div class='related'><time datetime='2012-01-01'>x</time></div></body></html>").Published);

    [Fact]
    public void Relative_addresses_are_resolved_and_teasers_are_no_body()
    {
        var article = Read($"<html><head><title>Two posts opened</title><base href='https://example.org/'><link rel=canonical href='/news/1'></head><body><article>{Body}<p>Baca juga: Harga ikan turun</p><p>Read more: Fish prices fall</p></article></body></html>");
        Assert.Equal("https://example.org/news/1", article.Url);
        Assert.DoesNotContain("ikan", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Fish", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Real_pages_that_state_their_metadata_are_read_as_they_state_it()
    {
        var html = SharedMaterial.Find("html");
        Assert.SkipWhen(html is null, "needs ../shared/html");
        var counts = new Dictionary<string, (int Right, int Stated)>(StringComparer.Ordinal);
        var wrong = new List<string>();
        foreach (var path in new[] { "article-extraction-benchmark", "indonesian-pages", "fundus" }.SelectMany(f => Directory.EnumerateFiles(Path.Combine(html!, f), "*.html*")).Order(StringComparer.Ordinal))
        {
            if (new ArticleReader().Read([path], Stream.Null).Select(r => r.Article).FirstOrDefault(a => a is not null) is not { } article)
            {
                continue;
            }

            foreach (var (field, stated, found) in Stated(path, article))
            {
                var right = stated.Contains(found, StringComparer.Ordinal) || (field == "title" && stated.Any(s => found.Length > 8 && (s.Contains(found, StringComparison.Ordinal) || found.Contains(s, StringComparison.Ordinal))));
                counts[field] = (counts.GetValueOrDefault(field).Right + (right ? 1 : 0), counts.GetValueOrDefault(field).Stated + 1);
                if (!right)
                {
                    wrong.Add($"{field} of {Path.GetFileName(path)}: '{found}', stated {string.Join(" | ", stated)}");
                }
            }
        }

        var told = string.Join(", ", counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {c.Value.Right}/{c.Value.Stated}")));
        TestContext.Current.SendDiagnosticMessage(told);
        Assert.True(counts.Values.All(c => c.Right >= Floor * c.Stated), told + "\n" + string.Join('\n', wrong));
    }

    /// <summary>What a page states, found in its markup by other means than the reader's, beside what was read.</summary>
    private static IEnumerable<(string Field, List<string> Stated, string Found)> Stated(string path, Article article)
    {
        using var file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file, Encoding.UTF8);
        var page = reader.ReadToEnd();
        if (Gold(path) is { } gold)
        {
            yield return ("title", [Folded((string?)gold["title"] ?? "")], Folded(article.Title));
            yield return ("date", [((string?)gold["publishing_date"] ?? "")[..10]], (article.Published ?? "").PadRight(10)[..10]);
        }
        else
        {
            var titles = Values(page, OpenTitle()).Concat(Values(page, Heading())).Select(Folded).Where(t => t.Length > 8).ToList();
            if (titles.Count > 0)
            {
                yield return ("title", titles, Folded(article.Title));
            }

            var days = Values(page, DateStated()).Select(v => v.Trim()).Where(v => IsoDay().IsMatch(v)).Select(v => v[..10]).Distinct().ToList();
            if (days.Count > 0)
            {
                yield return ("date", days, (article.Published ?? "").PadRight(10)[..10]);
            }
        }

        var outlets = Values(page, SiteName()).Concat(Values(page, Publisher())).Select(Folded).Where(o => o.Length > 0).Distinct().ToList();
        if (outlets.Count > 0)
        {
            yield return ("outlet", outlets, Folded(article.Outlet));
        }

        if (Values(page, Language()).FirstOrDefault() is { } language)
        {
            yield return ("language", [language[..2].ToLowerInvariant()], (article.Language ?? "  ").PadRight(2)[..2].ToLowerInvariant());
        }
    }

    /// <summary>The fields that the fundus project expects of a page of its own; null for other pages.</summary>
    private static JObject? Gold(string path)
    {
        var name = Path.GetFileName(path);
        var json = path.Contains("fundus", StringComparison.Ordinal) ? Path.Combine(Path.GetDirectoryName(path)!, DatedName().Replace(name, ".json")) : "";
        if (!File.Exists(json))
        {
            return null;
        }

        using var reader = new JsonTextReader(File.OpenText(json)) { DateParseHandling = DateParseHandling.None };
        var day = DatedName().Match(name).Groups["day"].Value.Replace('_', '-');
        return JObject.Load(reader).Properties().Select(p => p.Value).OfType<JObject>().FirstOrDefault(v => v["title"] is not null && Math.Abs(Days((string?)v["publishing_date"]) - Days(day)) < 40);
    }

    private static int Days(string? text) => text is { Length: >= 10 } && DateOnly.TryParse(text.AsSpan(0, 10), CultureInfo.InvariantCulture, out var day) ? day.DayNumber : 0;

    private static IEnumerable<string> Values(string page, Regex pattern) => pattern.Matches(page).Select(m => WebUtility.HtmlDecode(WebUtility.HtmlDecode(m.Groups["v"].Value)));

    private static string Folded(string? text) => string.Concat((text ?? "").Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static Article Read(string page)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(page));
        return Assert.Single(new ArticleReader().Read(["-"], stream)).Article!;
    }

    [GeneratedRegex("""<meta[^>]*property=["']og:title["'][^>]*content=(["'])(?<v>.*?)\1|<meta[^>]*content=(["'])(?<v>[^>]*?)\2[^>]*property=["']og:title["']""", RegexOptions.IgnoreCase)]
    private static partial Regex OpenTitle();

    [GeneratedRegex("""<h1[^>]*>(?<v>[^<]+)</h1>""", RegexOptions.IgnoreCase)]
    private static partial Regex Heading();

    [GeneratedRegex("""(?:"datePublished"\s*:\s*"|article:published_time["'][^>]*content=["']|itemprop=["']datePublished["'][^>]*(?:content|datetime)=["'])(?<v>[^"']+)""", RegexOptions.IgnoreCase)]
    private static partial Regex DateStated();

    [GeneratedRegex("""<meta[^>]*property=["']og:site_name["'][^>]*content=(["'])(?<v>.*?)\1""", RegexOptions.IgnoreCase)]
    private static partial Regex SiteName();

    [GeneratedRegex(""""publisher"\s*:\s*\[?\{[^{}]*?"name"\s*:\s*"(?<v>[^"]+)"""", RegexOptions.IgnoreCase)]
    private static partial Regex Publisher();

    [GeneratedRegex("""<html[^>]*\blang=["']?(?<v>[A-Za-z]{2}[A-Za-z\-_]*)""", RegexOptions.IgnoreCase)]
    private static partial Regex Language();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}")]
    private static partial Regex IsoDay();

    [GeneratedRegex(@"_(?<day>\d{4}_\d{2}_\d{2})\.html(\.gz)?$")]
    private static partial Regex DatedName();
}
