using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GeoGraph.Reading;

/// <summary>Reads the items of a JSON Feed (jsonfeed.org, versions 1 and 1.1).</summary>
internal static class JsonFeed
{
    private const string Version = "jsonfeed.org/version";

    /// <summary>Whether a file that begins so is one.</summary>
    public static bool IsFeed(ReadOnlySpan<byte> head) => Encoding.Latin1.GetString(head) is var start && start.Replace("\\/", "/", StringComparison.Ordinal).Contains(Version, StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<ReadResult> Read(string source, string text, Uri? address)
    {
        JObject feed;
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
            feed = JObject.Load(reader);
        }
        catch (JsonException e)
        {
            return [new ReadResult(source, null, "a broken JSON feed: " + e.Message.ReplaceLineEndings(" "))];
        }

        var home = Uri.TryCreate(Text(feed, "home_page_url") ?? Text(feed, "feed_url"), UriKind.Absolute, out var at) ? at : address;
        return Feeds.Articles(source, [.. (feed["items"] as JArray ?? []).OfType<JObject>().Select(i => Item(i, feed, home))], false);
    }

    private static FeedItem Item(JObject item, JObject feed, Uri? home)
    {
        var link = Text(item, "url") ?? Text(item, "external_url") ?? Text(item, "id");
        var url = Uri.TryCreate(link, UriKind.Absolute, out var whole) || (home is not null && Uri.TryCreate(home, link, out whole)) ? whole : null;
        return new FeedItem(
            Pages.Plain(Text(item, "title")),
            url?.Scheme.StartsWith("http", StringComparison.Ordinal) == true ? url.ToString() : null,
            Feeds.Body(new[] { Text(item, "content_html"), Escaped(Text(item, "content_text")), Escaped(Text(item, "summary")) }.OfType<string>()),
            Dates.Iso(Text(item, "date_published") ?? Text(item, "date_modified")),
            Pages.Plain(Text(feed, "title")),
            Text(item, "language") ?? Text(feed, "language"));
    }

    /// <summary>Plain text as HTML: a line is a paragraph.</summary>
    private static string? Escaped(string? text) => text is null ? null : string.Concat(text.Split('\n').Select(l => $"<p>{System.Net.WebUtility.HtmlEncode(l)}</p>"));

    private static string? Text(JObject o, string name) => o[name] is JValue { Type: JTokenType.String or JTokenType.Integer } v && !string.IsNullOrWhiteSpace(v.ToString(System.Globalization.CultureInfo.InvariantCulture)) ? v.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
}
