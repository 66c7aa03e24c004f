using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace GeoGraph.Reading;

/// <summary>Reads a web page: body by SmartReader, the rest by <see cref="PageMetadata"/>.</summary>
internal static partial class Pages
{
    /// <summary>A shorter body is no article.</summary>
    private const int ShortestBody = 140;

    /// <summary>Elements inside one another; no page is built deeper, and what walks the tree does so by recursion.</summary>
    private const int DeepestNesting = 500;

    /// <summary>Elements of a page that SmartReader is asked about; its time grows with their square, so longer ones are read by paragraphs.</summary>
    private const int MostElements = 6000;

    private static readonly (string Word, string Kind, string Value)[] s_words = [.. WordTable.Read("page-words.tsv")];
    private static readonly string[] s_teasers = [.. s_words.Where(w => w.Kind == "teaser").Select(w => w.Word)];
    private static readonly HashSet<string> s_labels = s_words.Where(w => w.Kind == "label").Select(w => w.Word).ToHashSet(StringComparer.OrdinalIgnoreCase);
    private static readonly string[] s_notices = [.. s_words.Where(w => w.Kind == "notice").Select(w => w.Word)];

    /// <param name="address">Where the page was fetched; null for a file.</param>
    public static ReadResult Read(string source, string markup, Uri? address)
    {
        if (NestingOf(markup) > DeepestNesting)
        {
            return TooDeep(source);
        }

        var document = new HtmlParser().ParseDocument(markup);
        if (IsDeeperThan(document, DeepestNesting))
        {
            return TooDeep(source);
        }

        var metadata = new PageMetadata(document, address);
        var (body, title) = Body(document, metadata);
        if (body.Length < ShortestBody)
        {
            return new ReadResult(source, null, "a page without an article");
        }

        return ArticleReader.Checked(source, new Article
        {
            Id = Article.IdOf(body),
            Text = body,
            Title = metadata.Title(title),
            Outlet = metadata.Outlet,
            Url = metadata.Url,
            Language = metadata.Language,
            Published = metadata.Published,
        });
    }

    /// <summary>The text of a fragment of HTML, a line for each block; nothing for what is no part of a story.</summary>
    public static string Paragraphs(string? html)
    {
        if (string.IsNullOrWhiteSpace(html) || NestingOf(html) > DeepestNesting)
        {
            return "";
        }

        var body = new HtmlParser().ParseDocument("<body>" + html).Body;
        return body is null || IsDeeperThan(body, DeepestNesting) ? "" : Lines(body);
    }

    /// <summary>The words of a fragment of HTML in one line; null for none.</summary>
    public static string? Plain(string? html) => PageMetadata.Clean(html);

    private static ReadResult TooDeep(string source) => new(source, null, $"a broken page (elements nested more than {DeepestNesting} deep)");

    private static (string Body, string? Title) Body(IDocument document, PageMetadata metadata)
    {
        string body;
        string? title = null;
        if (document.All.Length > MostElements)
        {
            body = Longest(document);
        }
        else
        {
            var article = new SmartReader.Reader(metadata.Url ?? "https://localhost/", document.DocumentElement?.OuterHtml ?? "") { ContinueIfNotReadable = true }.GetArticle();
            (body, title) = (Paragraphs(article.Content), article.Title);
        }

        if (body.Length < ShortestBody && metadata.Body is { Length: >= ShortestBody } stated)
        {
            body = Paragraphs(stated.Contains('<', StringComparison.Ordinal) ? stated : string.Concat(stated.Split('\n').Select(l => $"<p>{l}</p>")));
        }

        if (body.Length < ShortestBody && document.QuerySelector("article, main") is { } marked)
        {
            body = string.Join('\n', marked.QuerySelectorAll("p").Select(p => Line(p.TextContent)).Where(l => l.Length > 0));
        }

        return (body, title);
    }

    /// <summary>The block of a long page that holds most text in paragraphs of its own, as lines. Linear.</summary>
    private static string Longest(IDocument document)
    {
        var weights = new Dictionary<IElement, int>();
        foreach (var paragraph in document.QuerySelectorAll("p, br"))
        {
            if (paragraph.ParentElement is { } parent)
            {
                weights[parent] = weights.GetValueOrDefault(parent) + (paragraph.LocalName == "br" ? paragraph.PreviousSibling is IText text ? text.Data.Length : 0 : paragraph.TextContent.Length);
            }
        }

        var best = weights.OrderByDescending(w => w.Value).Select(w => w.Key).FirstOrDefault();
        return best is null ? "" : Lines(best.Closest("article") ?? best);
    }

    private static string Lines(INode root)
    {
        var text = new StringBuilder();
        Append(root, text);
        var lines = text.ToString().Split('\n').Select(Line).Where(l => l.Length > 0);
        return string.Join('\n', lines.Where(l => !IsOutside(l)));
    }

    private static string Line(string text) => SpacePattern().Replace(InvisiblePattern().Replace(text, ""), " ").Trim();

    /// <summary>A line that leads to another story or asks for something: no part of this one.</summary>
    private static bool IsOutside(string line)
    {
        if (line.Length > 200)
        {
            return false;
        }

        var start = line.TrimStart('(', '[', '*', '-', '–', '•', '>', '»', ' ');
        return s_labels.Contains(start.TrimEnd(':', '.', ')', ']', ' ', '»'))
            || s_teasers.Any(t => start.StartsWith(t, StringComparison.OrdinalIgnoreCase) && start.Length > t.Length && start[t.Length] is ':' or ' ' or '»' or '|')
            || s_notices.Any(n => line.Contains(n, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>An upper bound of how deep elements stand in one another, without building them: tags that must close, open less closed.</summary>
    private static int NestingOf(string markup)
    {
        var (depth, deepest) = (0, 0);
        foreach (var tag in TagPattern().EnumerateMatches(markup))
        {
            depth = Math.Max(0, depth + (markup[tag.Index + 1] == '/' ? -1 : 1));
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
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
        for (var child = node.FirstChild; child is not null; child = child.NextSibling)
        {
            if (child is IText t)
            {
                text.Append(t.Data.Replace('\n', ' ').Replace('\u2028', ' ').Replace('\u2029', ' ').Replace('\u0085', ' '));
            }
            else if (child is IElement e && e.LocalName is not ("script" or "style" or "noscript" or "figcaption" or "template" or "iframe" or "svg" or "button" or "form"))
            {
                var block = e.LocalName is "p" or "div" or "br" or "li" or "ul" or "ol" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "blockquote" or "section" or "article" or "tr" or "table" or "figure" or "pre" or "dd" or "dt" or "hr" or "header" or "footer" or "aside" or "main";
                text.Append(block ? "\n" : "");
                Append(e, text);
                text.Append(block ? "\n" : "");
            }
        }
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex SpacePattern();

    [GeneratedRegex("[\u00ad\u200b\u2060\ufeff]", RegexOptions.CultureInvariant)]
    private static partial Regex InvisiblePattern();

    [GeneratedRegex(@"</?(?:div|span|section|article|table|ul|ol|blockquote|font|b|i|em|strong|center|main|aside|a)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TagPattern();
}
