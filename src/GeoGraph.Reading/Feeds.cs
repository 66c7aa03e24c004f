using CodeHollow.FeedReader;

namespace GeoGraph.Reading;

/// <summary>Reads the items of an RSS or Atom feed; an item with less than a few sentences is a teaser and left out.</summary>
internal static class Feeds
{
    private const int ShortestBody = 140;

    public static IEnumerable<ReadResult> Read(string source, byte[] bytes)
    {
        Feed feed;
        try
        {
            feed = FeedReader.ReadFromByteArray(bytes);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The library throws whatever its XML parser and its own code throw.
            return [new ReadResult(source, null, "a broken feed: " + e.Message.ReplaceLineEndings(" "))];
        }

        var results = new List<ReadResult>();
        foreach (var item in feed.Items)
        {
            var content = Pages.Paragraphs(item.Content);
            var body = content.Length >= ShortestBody ? content : Pages.Paragraphs(item.Description);
            if (body.Length < ShortestBody)
            {
                continue;
            }

            results.Add(ArticleReader.Checked($"{source} ({item.Title})", new Article
            {
                Id = Article.IdOf(body),
                Text = body,
                Title = string.IsNullOrWhiteSpace(item.Title) ? null : item.Title.Trim(),
                Outlet = string.IsNullOrWhiteSpace(feed.Title) ? null : feed.Title.Trim(),
                Url = item.Link,
                Language = string.IsNullOrWhiteSpace(feed.Language) ? null : feed.Language,
                Published = Dates.Iso(item.PublishingDateString),
            }));
        }

        return results.Count > 0 ? results : [new ReadResult(source, null, "a feed without articles (teasers only)")];
    }
}
