using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GeoGraph.Reading;

/// <summary>Reads a web page: body by SmartReader, the rest from JSON-LD, Open Graph, meta tags and <c>&lt;time&gt;</c>.</summary>
internal static partial class Pages
{
    /// <summary>A shorter body is no article.</summary>
    private const int ShortestBody = 140;

    /// <summary>Elements inside one another; no page is built deeper, and what walks the tree does so by recursion.</summary>
    private const int DeepestNesting = 500;

    public static ReadResult Read(string source, byte[] bytes)
    {
        var document = new HtmlParser().ParseDocument(new MemoryStream(bytes));
        if (IsDeeperThan(document, DeepestNesting))
        {
            return new ReadResult(source, null, $"a broken page (elements nested more than {DeepestNesting} deep)");
        }

        var html = document.DocumentElement?.OuterHtml ?? "";
        var linked = LinkedData(document);
        var url = Meta(document, "og:url") ?? document.QuerySelector("link[rel=canonical]")?.GetAttribute("href");
        var article = new SmartReader.Reader(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme.StartsWith("http", StringComparison.Ordinal) ? url! : "https://localhost/", html) { ContinueIfNotReadable = true }.GetArticle();
        var body = Paragraphs(article.Content);
        if (body.Length < ShortestBody && Text(linked, "articleBody") is { Length: >= ShortestBody } stated)
        {
            body = Paragraphs(stated);
        }

        if (body.Length < ShortestBody && document.QuerySelector("article, main") is { } marked)
        {
            body = string.Join('\n', marked.QuerySelectorAll("p").Select(p => SpacePattern().Replace(p.TextContent, " ").Trim()).Where(l => l.Length > 0));
        }

        if (body.Length < ShortestBody)
        {
            return new ReadResult(source, null, "a page without an article");
        }

        return ArticleReader.Checked(source, new Article
        {
            Id = Article.IdOf(body),
            Text = body,
            Title = Clean(Text(linked, "headline") ?? Meta(document, "og:title") ?? article.Title ?? document.Title),
            Outlet = Clean(Text(linked?["publisher"] as JObject, "name") ?? Meta(document, "og:site_name") ?? article.SiteName),
            Url = url,
            Language = Clean(Text(linked, "inLanguage") ?? document.DocumentElement?.GetAttribute("lang") ?? Meta(document, "og:locale")),
            Published = Dates.Iso(Text(linked, "datePublished") ?? Meta(document, "article:published_time") ?? Meta(document, "date") ?? Meta(document, "pubdate")
                ?? document.QuerySelector("time[datetime]")?.GetAttribute("datetime")),
        });
    }

    /// <summary>The text of a fragment of HTML, a line for each block.</summary>
    public static string Paragraphs(string? html)
    {
        var text = new StringBuilder();
        var body = new HtmlParser().ParseDocument("<body>" + html).Body;
        if (body is not null && !IsDeeperThan(body, DeepestNesting))
        {
            Append(body, text);
        }

        var lines = text.ToString().Split('\n').Select(l => SpacePattern().Replace(l, " ").Trim()).Where(l => l.Length > 0);
        return string.Join('\n', lines);
    }

    private static bool IsDeeperThan(INode root, int limit)
    {
        var depth = 0;
        for (INode? node = root; node is not null;)
        {
            if (node.FirstChild is { } child)
            {
                if (++depth > limit)
                {
                    return true;
                }

                node = child;
                continue;
            }

            while (node is not null && node != root && node.NextSibling is null)
            {
                node = node.Parent;
                depth--;
            }

            node = node == root ? null : node?.NextSibling;
        }

        return false;
    }

    private static void Append(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText t)
            {
                text.Append(t.Data.Replace('\n', ' '));
            }
            else if (child is IElement e && e.LocalName is not ("script" or "style" or "noscript" or "figcaption"))
            {
                var block = e.LocalName is "p" or "div" or "br" or "li" or "ul" or "ol" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "blockquote" or "section" or "article" or "tr" or "table" or "figure";
                text.Append(block ? "\n" : "");
                Append(e, text);
                text.Append(block ? "\n" : "");
            }
        }
    }

    private static JObject? LinkedData(IDocument document)
    {
        foreach (var script in document.QuerySelectorAll("script[type='application/ld+json']"))
        {
            try
            {
                using var reader = new JsonTextReader(new StringReader(script.TextContent)) { DateParseHandling = DateParseHandling.None };
                var found = Flatten(JToken.Load(reader)).FirstOrDefault(o => o["@type"] is { } type && type.ToString(Formatting.None).Contains("Article", StringComparison.Ordinal));
                if (found is not null)
                {
                    return found;
                }
            }
            catch (JsonException)
            {
                // Broken metadata is common; the page has other places to look.
            }
        }

        return null;
    }

    private static IEnumerable<JObject> Flatten(JToken token) => token switch
    {
        JArray list => list.SelectMany(Flatten),
        JObject o => o["@graph"] is JArray graph ? [o, .. graph.SelectMany(Flatten)] : [o],
        _ => [],
    };

    private static string? Text(JObject? o, string name) => o?[name] is { Type: JTokenType.String } s && !string.IsNullOrWhiteSpace((string)s!) ? (string)s! : null;

    private static string? Meta(IDocument document, string name)
    {
        var content = document.QuerySelector($"meta[property='{name}'], meta[name='{name}']")?.GetAttribute("content");
        return string.IsNullOrWhiteSpace(content) ? null : content;
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : SpacePattern().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex SpacePattern();
}
