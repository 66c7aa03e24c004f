using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GeoGraph.Reading;

/// <summary>What a page says of itself in JSON-LD (schema.org): of all that is described there, the article that the page shows.</summary>
internal sealed partial class LinkedData
{
    /// <summary>Properties under which pages list other stories.</summary>
    private static readonly HashSet<string> s_others = new(["itemListElement", "hasPart", "mentions", "citation", "relatedLink", "isBasedOn", "review", "comment", "liveBlogUpdate", "associatedMedia", "video", "image"], StringComparer.Ordinal);

    private readonly List<(JObject Object, bool IsOther)> _objects = [];
    private readonly Dictionary<string, JObject> _known = new(StringComparer.Ordinal);

    private LinkedData()
    {
    }

    /// <summary>The article; null when none is described.</summary>
    public JObject? Article { get; private set; }

    /// <summary>The page or the site, for what the article does not say.</summary>
    private IEnumerable<JObject> Pages => _objects.Where(o => !o.IsOther && TypeOf(o.Object).Contains("WebPage", StringComparison.Ordinal)).Select(o => o.Object);

    /// <param name="document">The page.</param>
    /// <param name="address">Its address; null when it states none.</param>
    /// <param name="titles">What it is called elsewhere.</param>
    public static LinkedData Read(IDocument document, string? address, IEnumerable<string?> titles)
    {
        var data = new LinkedData();
        foreach (var script in document.QuerySelectorAll("script[type*='ld+json' i]"))
        {
            foreach (var token in Parsed(script.TextContent))
            {
                data.Collect(token, false, 0);
            }
        }

        var names = titles.OfType<string>().Select(Folded).Where(t => t.Length > 0).ToList();
        data.Article = data._objects.Where(o => IsArticle(o.Object))
            .Select((o, i) => (o.Object, Score: data.Fit(o.Object, o.IsOther, address, names), Order: i))
            .Where(o => o.Score >= 0).OrderByDescending(o => o.Score).ThenBy(o => o.Order).Select(o => o.Object).FirstOrDefault();
        return data;
    }

    /// <summary>A text that the article states, else the page; null for none.</summary>
    public string? Text(string name) => TextOf(Article, name) ?? Pages.Select(p => TextOf(p, name)).FirstOrDefault(t => t is not null);

    public string? Headline => TextOf(Article, "headline") ?? TextOf(Article, "name");

    /// <summary>Who published it, by name, by reference or as the first of several; else the site.</summary>
    public string? Publisher =>
        new[] { Article }.Concat(Pages).SelectMany(o => new[] { o?["publisher"], o?["sourceOrganization"], o?["provider"], o?["copyrightHolder"] }).Concat([Article?["isPartOf"]])
            .Select(t => NameOf(t, 0)).FirstOrDefault(n => n is not null)
        ?? _objects.Where(o => !o.IsOther && TypeOf(o.Object) is var t && (t.Contains("WebSite", StringComparison.Ordinal) || t.Contains("NewsMediaOrganization", StringComparison.Ordinal)))
            .Select(o => TextOf(o.Object, "name")).FirstOrDefault(n => n is not null);

    private static IEnumerable<JToken> Parsed(string script)
    {
        var json = WrapperPattern().Replace(script, " ").Trim();
        if (json.StartsWith("{&", StringComparison.Ordinal) || json.StartsWith("[&", StringComparison.Ordinal))
        {
            json = WebUtility.HtmlDecode(json);
        }

        var tokens = new List<JToken>();
        try
        {
            using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, SupportMultipleContent = true };
            while (reader.Read())
            {
                tokens.Add(JToken.Load(reader));
            }
        }
        catch (JsonException)
        {
            // Broken metadata is common; the page has other places to look.
        }

        return tokens;
    }

    private void Collect(JToken token, bool isOther, int depth)
    {
        if (depth > 12)
        {
            return;
        }

        if (token is JArray list)
        {
            foreach (var one in list)
            {
                Collect(one, isOther, depth + 1);
            }
        }
        else if (token is JObject o)
        {
            if (TextOf(o, "@id") is { } id && o.Count > 1)
            {
                _known.TryAdd(id, o);
            }

            isOther |= TypeOf(o).Contains("ItemList", StringComparison.Ordinal);
            _objects.Add((o, isOther));
            foreach (var property in o.Properties())
            {
                Collect(property.Value, isOther || s_others.Contains(property.Name), depth + 1);
            }
        }
    }

    private static bool IsArticle(JObject o) => TypeOf(o) is var type && (type.Contains("Article", StringComparison.Ordinal) || type.Contains("BlogPosting", StringComparison.Ordinal) || type.Contains("\"Report\"", StringComparison.Ordinal));

    private static string TypeOf(JObject o) => o["@type"]?.ToString(Formatting.None) ?? "";

    /// <summary>How well a described article fits the page: by address, by title; below 0 it is another story.</summary>
    private int Fit(JObject o, bool isOther, string? address, List<string> titles)
    {
        var score = isOther ? -2 : 0;
        var own = new[] { TextOf(o, "url"), TextOf(o, "@id"), TextOf(o, "mainEntityOfPage"), TextOf(o["mainEntityOfPage"] as JObject, "@id"), TextOf(o["mainEntityOfPage"] as JObject, "url") }
            .OfType<string>().Select(Path).Where(p => p.Length > 1).ToList();
        if (address is not null && own.Count > 0)
        {
            var page = Path(address);
            score += own.Exists(p => p == page) ? 4 : page.Length > 1 ? -2 : 0;
        }

        if (Folded(WebUtility.HtmlDecode(TextOf(o, "headline") ?? TextOf(o, "name") ?? "")) is { Length: > 0 } headline && titles.Count > 0)
        {
            score += titles.Exists(t => t.Contains(headline, StringComparison.Ordinal) || headline.Contains(t, StringComparison.Ordinal)) ? 3 : -1;
        }

        return score < 0 && !isOther && _objects.Count(x => IsArticle(x.Object)) == 1 ? 0 : score;
    }

    /// <summary>The path of an address, for hosts and schemes differ.</summary>
    private static string Path(string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        var path = scheme < 0 ? address : address.IndexOf('/', scheme + 3) is var slash and >= 0 ? address[slash..] : "/";
        var end = path.AsSpan().IndexOfAny('?', '#');
        return (end < 0 ? path : path[..end]).TrimEnd('/') + "/";
    }

    /// <summary>Letters and digits only, so that quotation marks and dashes do not matter.</summary>
    private static string Folded(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private string? NameOf(JToken? token, int depth) => token switch
    {
        _ when depth > 4 => null,
        JArray list => list.Select(t => NameOf(t, depth + 1)).FirstOrDefault(n => n is not null),
        JObject o => TextOf(o, "name") ?? (TextOf(o, "@id") is { } id && _known.TryGetValue(id, out var whole) && whole != o ? NameOf(whole, depth + 1) : null),
        JValue { Type: JTokenType.String } v when !string.IsNullOrWhiteSpace((string?)v) => _known.TryGetValue((string)v!, out var named) ? NameOf(named, depth + 1) : ((string)v!).Contains("://", StringComparison.Ordinal) ? null : (string)v!,
        _ => null,
    };

    private static string? TextOf(JObject? o, string name) => o?[name] switch
    {
        JValue { Type: JTokenType.String } s when !string.IsNullOrWhiteSpace((string?)s) => ((string)s!).Trim(),
        JArray { Count: > 0 } list when list[0] is JValue { Type: JTokenType.String } first && !string.IsNullOrWhiteSpace((string?)first) => ((string)first!).Trim(),
        JObject value when name != "publisher" && value["@value"] is JValue { Type: JTokenType.String } v => (string?)v,
        _ => null,
    };

    [GeneratedRegex(@"^\s*(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?|(?://|/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?\s*;?\s*$|;\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex WrapperPattern();
}
