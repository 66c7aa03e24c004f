using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace GeoGraph.Reading;

/// <summary>What a page says of itself: title, outlet, address, language, day of publication.</summary>
/// <remarks>
/// JSON-LD of this very page first, then Open Graph and meta tags, microdata, <c>&lt;time&gt;</c> of the article before those around it, and at last what
/// can be seen. Trafilatura and htmldate look in the same places.
/// </remarks>
internal sealed partial class PageMetadata
{
    private const int LongestVisibleDate = 120;

    /// <summary>Elements named for dates that are looked at.</summary>
    private const int MostDates = 200;

    private static readonly string[] s_dateNames =
    [
        "article:published_time", "article:published", "og:article:published_time", "og:published_time", "datepublished", "date_published", "pubdate", "publishdate", "publish-date", "publish_date", "published_time", "publication_date",
        "publicationdate", "publication-date", "published", "article.published", "article_date_original", "originalpublicationdate", "iso-8601-publish-date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
        "dtk:publishdate", "content_publisheddate", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "dcsext.articlefirstpublished", "datecreated", "article.created", "date", "rnews:datepublished",
    ];

    private static readonly (string Word, string Kind, string Value)[] s_words = [.. WordTable.Read("page-words.tsv")];
    private static readonly string[] s_dateClasses = [.. s_words.Where(w => w.Kind == "date-class").Select(w => w.Word)];

    private readonly IDocument _document;
    private readonly Dictionary<string, string> _meta = new(StringComparer.Ordinal);
    private readonly LinkedData _linked;
    private readonly string? _heading;
    private readonly IElement? _body;

    /// <param name="document">The page.</param>
    /// <param name="address">Where it was fetched; null for a file.</param>
    public PageMetadata(IDocument document, Uri? address)
    {
        _document = document;
        foreach (var meta in document.QuerySelectorAll("meta[content]"))
        {
            foreach (var name in new[] { meta.GetAttribute("property"), meta.GetAttribute("name"), meta.GetAttribute("itemprop"), meta.GetAttribute("http-equiv") }.OfType<string>())
            {
                if (!string.IsNullOrWhiteSpace(meta.GetAttribute("content")))
                {
                    _meta.TryAdd(name.Trim().ToLowerInvariant(), meta.GetAttribute("content")!.Trim());
                }
            }
        }

        _body = document.QuerySelector("[itemprop~=articleBody]")?.Closest("article, [itemtype]") ?? document.QuerySelector("article") ?? document.QuerySelector("main, [role=main]");
        var headings = document.QuerySelectorAll("h1").Select(h => h.TextContent).Select(Clean).OfType<string>().ToList();
        _heading = document.QuerySelector("[itemprop~=headline]")?.TextContent is { } marked && Clean(marked) is { } stated ? stated : headings.Count > 0 ? Clean(_body?.QuerySelector("h1")?.TextContent) ?? headings[0] : null;
        Url = Address(address);
        _linked = LinkedData.Read(document, Url, [_heading, Meta("og:title"), document.Title]);
        Url ??= Absolute(_linked.Text("url"), address);
    }

    public string? Url { get; private set; }

    /// <summary>The text of the article where the page states it; null when it does not.</summary>
    public string? Body => _linked.Article is null ? null : _linked.Text("articleBody");

    public string? Outlet =>
        Clean(_linked.Publisher) ?? Clean(Meta("og:site_name")) ?? Microdata("publisher") ?? Clean(Meta("dc.publisher") ?? Meta("dcterms.publisher") ?? Meta("publisher") ?? Meta("application-name") ?? Meta("al:ios:app_name") ?? Meta("apple-mobile-web-app-title"))
        ?? Suffix(_document.Title) ?? Host;

    /// <summary>BCP 47 tag as stated.</summary>
    public string? Language =>
        Tag(_document.DocumentElement?.GetAttribute("lang")) ?? Tag(_document.DocumentElement?.GetAttribute("xml:lang")) ?? Tag(_linked.Text("inLanguage")) ?? Tag(Meta("content-language")) ?? Tag(Meta("og:locale")) ?? Tag(Meta("language")) ?? Tag(Meta("dc.language"));

    private string? Host => Uri.TryCreate(Url, UriKind.Absolute, out var address) ? address.Host.StartsWith("www.", StringComparison.Ordinal) ? address.Host[4..] : address.Host : null;

    /// <summary>The headline, without the outlet's name behind it.</summary>
    public string? Title(string? otherwise)
    {
        var stated = Clean(_linked.Headline);
        // Headlines for search engines are cut at 110 characters.
        if (stated is not null && stated.TrimEnd('.', '…', ' ') is var start && start.Length < stated.Length && _heading is { } whole && whole.StartsWith(start, StringComparison.Ordinal))
        {
            stated = whole;
        }

        var title = stated ?? Clean(Meta("og:title")) ?? Clean(_document.QuerySelector("[itemprop~=headline]")?.TextContent) ?? Clean(Meta("twitter:title")) ?? Clean(Meta("dc.title")) ?? Clean(_document.Title) ?? _heading ?? Clean(otherwise);
        return title is null ? null : WithoutOutlet(title);
    }

    /// <summary>ISO 8601 day or instant of publication; null when the page does not tell it.</summary>
    public string? Published =>
        Dates.Iso(_linked.Text("datePublished"))
        ?? s_dateNames.Select(n => Dates.Iso(Meta(n))).FirstOrDefault(d => d is not null)
        ?? Times("[itemprop~=datePublished], [property~=datePublished], time[pubdate], time.published, time.entry-date, abbr.published")
        ?? Dates.Iso(_linked.Text("dateCreated")) ?? Dates.Iso(_linked.Text("uploadDate"))
        ?? Times("time")
        ?? Visible()
        ?? InAddress();

    /// <summary>The text of a fragment of HTML in one line; null for none.</summary>
    public static string? Clean(string? html)
    {
        if (string.IsNullOrWhiteSpace(html))
        {
            return null;
        }

        // Entities are often escaped twice.
        var text = WebUtility.HtmlDecode(WebUtility.HtmlDecode(html));
        text = SpacePattern().Replace(InvisiblePattern().Replace(MarkupPattern().Replace(text, " "), ""), " ").Trim();
        return text.Length == 0 ? null : text;
    }

    private string? Meta(string name) => _meta.GetValueOrDefault(name);

    private static string? Tag(string? language) => language is not null && TagPattern().Match(language.Trim()) is { Success: true } tag ? tag.Value.Replace('_', '-') : null;

    private string? Address(Uri? fetched)
    {
        var at = Uri.TryCreate(_document.QuerySelector("base[href]")?.GetAttribute("href"), UriKind.Absolute, out var stated) ? stated : fetched;
        var canonical = Absolute(_document.QuerySelector("link[rel~=canonical i]")?.GetAttribute("href"), at ?? (Uri.TryCreate(Meta("og:url"), UriKind.Absolute, out var open) ? open : null));
        var graph = Absolute(Meta("og:url"), at ?? (Uri.TryCreate(canonical, UriKind.Absolute, out var of) ? of : null));
        return canonical is not null && (graph is null || new Uri(canonical).AbsolutePath.Length > 1 || new Uri(graph).AbsolutePath.Length <= 1) ? canonical
            : graph ?? canonical ?? Absolute(Meta("twitter:url"), at) ?? fetched?.ToString();
    }

    private static string? Absolute(string? link, Uri? at)
    {
        link = link?.Trim();
        var found = !string.IsNullOrEmpty(link) && (Uri.TryCreate(link, UriKind.Absolute, out var whole) && whole.Scheme.StartsWith("http", StringComparison.Ordinal) || (at is not null && Uri.TryCreate(at, link, out whole))) ? whole : null;
        return found is { Host: not "localhost" } && found.Scheme.StartsWith("http", StringComparison.Ordinal) ? link!.Contains("://", StringComparison.Ordinal) ? link : found.ToString() : null;
    }

    private string? Microdata(string property) =>
        _document.QuerySelector($"[itemprop~={property}]") is { } holder
            ? Clean(holder.QuerySelector("[itemprop~=name]") is { } name ? name.GetAttribute("content") ?? name.TextContent : holder.GetAttribute("content") ?? holder.TextContent) is { Length: < 80 } found ? found : null
            : null;

    /// <summary>What stands behind the headline in the title of the page.</summary>
    private string? Suffix(string? title)
    {
        var words = Clean(title);
        if (words is null || _heading is null || !words.StartsWith(_heading, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return SeparatorPattern().Split(words[_heading.Length..]).LastOrDefault(p => p.Trim().Length is > 1 and < 50)?.Trim();
    }

    private string WithoutOutlet(string title)
    {
        var separator = SeparatorPattern().Matches(title).LastOrDefault();
        while (separator is { Index: > 0 })
        {
            var (head, tail) = (title[..separator.Index].TrimEnd(), Folded(title[(separator.Index + separator.Length)..]));
            var outlet = new[] { Outlet, Meta("og:site_name"), Host }.OfType<string>().Select(Folded).Where(n => n.Length > 1);
            var isOutlet = (_heading is not null && Folded(_heading) == Folded(head)) || outlet.Any(n => n == tail || (tail.Length > 3 && (n.StartsWith(tail, StringComparison.Ordinal) || tail.Contains(n, StringComparison.Ordinal))));
            if (!isOutlet || head.Length < 8)
            {
                break;
            }

            title = head;
            separator = SeparatorPattern().Matches(title).LastOrDefault();
        }

        return title;
    }

    private static string Folded(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>The first date of some elements: of the article's own before those outside, never one of a list of other stories.</summary>
    private string? Times(string selector)
    {
        var times = _document.QuerySelectorAll(selector).Where(t => t.Closest("aside, nav, footer, [class*=related i], [class*=sidebar i], [class*=comment i], [id*=related i], [id*=comment i]") is null).ToList();
        return times.Where(t => _body is not null && _body.Contains(t)).Concat(times)
            .Select(t => Dates.Iso(t.GetAttribute("datetime") ?? t.GetAttribute("content") ?? t.GetAttribute("title")) ?? (t.TextContent.Length <= LongestVisibleDate ? Dates.Iso(Clean(t.TextContent)) : null))
            .FirstOrDefault(d => d is not null);
    }

    /// <summary>A date that stands where pages show it: in an element that is named for it.</summary>
    private string? Visible()
    {
        var named = _document.QuerySelectorAll("[class], [id]")
            .Where(e => s_dateClasses.Any(c => (e.GetAttribute("class") + " " + e.GetAttribute("id")).Contains(c, StringComparison.OrdinalIgnoreCase)))
            .Where(e => e.Closest("aside, nav, footer, [class*=related i], [class*=sidebar i], [class*=comment i]") is null && e.ChildElementCount < 20).Take(MostDates).Where(e => e.TextContent.Length <= LongestVisibleDate * 3).ToList();
        return named.Where(e => _body is not null && _body.Contains(e)).Concat(named)
            .Select(e => Clean(e.TextContent)).Where(t => t is { Length: <= LongestVisibleDate }).Select(Dates.Iso).FirstOrDefault(d => d is not null);
    }

    private string? InAddress() => Url is not null && AddressPattern().Match(Url) is { Success: true } found ? Dates.Iso($"{found.Groups["y"].Value}-{found.Groups["m"].Value}-{found.Groups["d"].Value}") : null;

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex SpacePattern();

    [GeneratedRegex("[\u00ad\u200b\u2060\ufeff]", RegexOptions.CultureInvariant)]
    private static partial Regex InvisiblePattern();

    [GeneratedRegex(@"<!\[CDATA\[|\]\]>|</?[A-Za-z][^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex MarkupPattern();

    [GeneratedRegex(@"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", RegexOptions.CultureInvariant)]
    private static partial Regex TagPattern();

    [GeneratedRegex(@"\s+[|\-–—:»·•]+\s+|\s*[|»•]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex SeparatorPattern();

    [GeneratedRegex(@"[/\-_](?<y>(?:19|20)\d{2})[/\-](?<m>0?[1-9]|1[0-2])[/\-](?<d>0?[1-9]|[12]\d|3[01])(?=[/\-_])", RegexOptions.CultureInvariant)]
    private static partial Regex AddressPattern();
}
