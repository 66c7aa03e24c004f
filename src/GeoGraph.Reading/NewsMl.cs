using System.Xml;
using System.Xml.Linq;

namespace GeoGraph.Reading;

/// <summary>Reads the text items of NewsML-G2 (IPTC) messages and packages, and NITF documents, as agencies deliver them.</summary>
internal static class NewsMl
{
    /// <summary>Whether markup that begins so is one.</summary>
    public static bool IsNews(string start) =>
        start.Contains("iptc.org/std/nar", StringComparison.OrdinalIgnoreCase) || start.Contains("<newsItem", StringComparison.OrdinalIgnoreCase) || start.Contains("<newsMessage", StringComparison.OrdinalIgnoreCase)
        || start.Contains("<nitf", StringComparison.OrdinalIgnoreCase) || start.Contains("<NewsML", StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<ReadResult> Read(string source, string text)
    {
        XDocument document;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            document = XDocument.Load(reader);
        }
        catch (XmlException e)
        {
            return [new ReadResult(source, null, "broken NewsML: " + e.Message.ReplaceLineEndings(" "))];
        }

        var items = document.Descendants().Where(e => e.Name.LocalName == "newsItem").ToList();
        items = items.Count > 0 ? items : [.. document.Descendants().Where(e => e.Name.LocalName == "nitf").Take(1)];
        var results = items.Select(i => Item(source, i)).OfType<ReadResult>().ToList();
        return results.Count > 0 ? results : [new ReadResult(source, null, "NewsML without a text in it (NewsML-G2 and NITF are read)")];
    }

    private static ReadResult? Item(string source, XElement item)
    {
        var content = First(item, "inlineXML") ?? First(item, "body.content") ?? First(item, "inlineData");
        var body = content is null ? "" : content.HasElements ? Pages.Paragraphs(string.Concat((First(content, "body.content") ?? First(content, "body") ?? content).Nodes())) : Pages.Paragraphs(string.Concat(content.Value.Split('\n').Select(l => $"<p>{System.Net.WebUtility.HtmlEncode(l)}</p>")));
        if (body.Length == 0)
        {
            return null;
        }

        var title = Pages.Plain(First(item, "headline")?.Value ?? First(item, "hl1")?.Value ?? First(item, "title")?.Value);
        return ArticleReader.Checked(title is null ? source : $"{source} ({title})", new Article
        {
            Id = (string?)item.Attribute("guid") ?? Article.IdOf(body),
            Text = body,
            Title = title,
            Outlet = Pages.Plain(Name(First(item, "infoSource")) ?? Name(First(item, "provider")) ?? (string?)First(item, "doc.copyright")?.Attribute("holder") ?? (string?)First(item, "pubdata")?.Attribute("name")),
            Language = (string?)First(item, "language")?.Attribute("tag") ?? (string?)item.Attribute(XNamespace.Xml + "lang"),
            Published = Dates.Iso(First(item, "contentCreated")?.Value ?? First(item, "firstCreated")?.Value ?? (string?)First(item, "date.issue")?.Attribute("norm") ?? First(item, "versionCreated")?.Value ?? First(item, "contentModified")?.Value),
        });
    }

    private static string? Name(XElement? holder) => holder is null ? null : First(holder, "name")?.Value ?? (string?)holder.Attribute("literal");

    private static XElement? First(XElement under, string name) => under.Descendants().FirstOrDefault(e => e.Name.LocalName == name);
}
