using System.Net;

namespace GeoGraph.Reading;

/// <summary>Reads the items of an RSS (0.9 to 2.0, RDF), Atom or JSON feed; an item without a whole sentence is a teaser and left out.</summary>
internal static class Feeds
{
    /// <summary>A shorter text tells no story.</summary>
    private const int ShortestBody = 60;

    private static readonly string[] s_bodies = ["content:encoded", "content", "body", "xhtml:body", "fulltext", "description", "dc:description", "summary", "media:description", "itunes:summary"];
    private static readonly string[] s_dates = ["pubdate", "published", "issued", "dc:date", "dcterms:created", "dcterms:issued", "created", "date", "updated", "modified", "dcterms:modified"];

    /// <param name="address">Where the feed was fetched; null for a file. Relative addresses are resolved against it.</param>
    public static IEnumerable<ReadResult> Read(string source, string text, Uri? address)
    {
        var feed = FeedMarkup.Read(text);
        var home = Resolved(Link(feed.Head), Base(feed.Head, address)) ?? address?.ToString();
        var outlet = Words(feed.Head, "title");
        var language = Value(feed.Head, "language") ?? Value(feed.Head, "dc:language") ?? Attribute(feed.Head, "xml:lang");
        var items = feed.Items.Select(f => new FeedItem(
            Words(f, "title"),
            Resolved(Link(f), Base(f, Uri.TryCreate(home, UriKind.Absolute, out var at) ? at : Base(feed.Head, address))),
            Body(s_bodies.SelectMany(name => f.Where(x => x.Name == name)).Select(x => x.Html)),
            s_dates.Select(d => Dates.Iso(Value(f, d))).FirstOrDefault(d => d is not null),
            Words(f, "source") ?? Words(f, "dc:publisher") ?? outlet,
            Value(f, "dc:language") ?? Attribute(f, "xml:lang") ?? language));
        return Articles(source, [.. items], feed.IsCut);
    }

    /// <summary>The items of a feed as articles, and what is told of the others.</summary>
    public static IEnumerable<ReadResult> Articles(string source, IReadOnlyList<FeedItem> items, bool isCut)
    {
        var teasers = items.Where(i => i.Body is null).ToList();
        var links = teasers.Where(t => t.Url is not null).Select(t => new ReadResult(source, null, null) { Link = t.Url });
        if (teasers.Count == items.Count)
        {
            foreach (var link in links)
            {
                yield return link;
            }

            yield return new ReadResult(source, null, items.Count == 0 ? "a feed without items" : ReadResult.TeasersOnly);
            yield break;
        }

        var left = teasers.Count > 0 ? $"{teasers.Count} of the feed's {items.Count} items are teasers and left out" : null;
        var note = string.Join("; ", new[] { left, isCut ? "the feed is cut off" : null }.OfType<string>());
        foreach (var item in items.Where(i => i.Body is not null))
        {
            yield return ArticleReader.Checked($"{source} ({item.Title ?? item.Url ?? "no title"})", new Article
            {
                Id = Article.IdOf(item.Body!),
                Text = item.Body!,
                Title = item.Title,
                Outlet = item.Outlet,
                Url = item.Url,
                Language = item.Language,
                Published = item.Published,
            }) with
            { Link = item.Url, Note = note.Length > 0 ? note : null };
            note = "";
        }

        foreach (var link in links)
        {
            yield return link;
        }
    }

    /// <summary>The first of some texts that tells a story, as paragraphs; null for none.</summary>
    public static string? Body(IEnumerable<string> html) => html.Select(Pages.Paragraphs).FirstOrDefault(IsStory);

    private static bool IsStory(string body) => body.Length >= ShortestBody && body.AsSpan().Trim().IndexOf(' ') > 0;

    private static string? Link(List<FeedField> fields)
    {
        var links = fields.Where(f => f.Name == "link").ToList();
        var stated = links.Select(l => Trimmed(l.Html)).FirstOrDefault(l => l is not null)
            ?? links.Where(l => l.Attributes.GetValueOrDefault("rel", "alternate") == "alternate").Select(l => Trimmed(l.Attributes.GetValueOrDefault("href"))).FirstOrDefault(l => l is not null);
        return stated ?? fields.Where(f => f.Name is "guid" or "id" && f.Attributes.GetValueOrDefault("ispermalink", "true") != "false").Select(f => Trimmed(f.Html)).FirstOrDefault(IsAddress)
            ?? Trimmed(fields[..Math.Min(1, fields.Count)].Where(f => f.Name == "@item").Select(f => f.Attributes.GetValueOrDefault("rdf:about")).FirstOrDefault());
    }

    private static bool IsAddress(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme.StartsWith("http", StringComparison.Ordinal);

    private static Uri? Base(List<FeedField> fields, Uri? otherwise) =>
        Uri.TryCreate(Attribute(fields, "xml:base"), UriKind.Absolute, out var stated) ? stated : otherwise;

    private static string? Resolved(string? link, Uri? at) =>
        link is null ? null : IsAddress(link) ? link : at is not null && Uri.TryCreate(at, link, out var whole) && IsAddress(whole.ToString()) ? whole.ToString() : null;

    private static string? Attribute(List<FeedField> fields, string name) =>
        fields.Where(f => f.Name[0] == '@').Select(f => Trimmed(f.Attributes.GetValueOrDefault(name))).FirstOrDefault(v => v is not null);

    private static string? Value(List<FeedField> fields, string name) => fields.Where(f => f.Name == name).Select(f => Trimmed(WebUtility.HtmlDecode(f.Html))).FirstOrDefault(v => v is not null);

    private static string? Words(List<FeedField> fields, string name) => fields.Where(f => f.Name == name).Select(f => Pages.Plain(f.Html)).FirstOrDefault(v => v is not null);

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>An item as a feed gives it.</summary>
/// <param name="Body">Null for a teaser.</param>
/// <param name="Published">ISO 8601; null when the feed does not say.</param>
internal sealed record FeedItem(string? Title, string? Url, string? Body, string? Published, string? Outlet, string? Language);
