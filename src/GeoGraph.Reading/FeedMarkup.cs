using System.Net;
using System.Text;

namespace GeoGraph.Reading;

/// <summary>The fields of a feed and of its items, taken from its markup however broken it is.</summary>
/// <remarks>
/// A feed is flat: a head, then items, each with fields. That is read without asking that elements close, entities or prefixes are declared, or that
/// nothing stands behind the end (feedparser's loose parser is the model). Linear in the length.
/// </remarks>
internal sealed class FeedMarkup
{
    private static readonly HashSet<string> s_containers = new(["rss", "feed", "rdf:rdf", "channel", "rdf", "newsml"], StringComparer.Ordinal);
    private static readonly HashSet<string> s_items = new(["item", "entry"], StringComparer.Ordinal);

    /// <summary>Fields of an item that are no elements of HTML: where one begins, the field before it was never closed.</summary>
    private static readonly HashSet<string> s_fields = new(["pubdate", "guid", "description", "content:encoded", "dc:date", "dc:creator", "published", "updated", "category", "summary"], StringComparer.Ordinal);

    /// <summary>Fields that hold words only.</summary>
    private static readonly HashSet<string> s_plain = new(["title", "link", "pubdate", "guid", "dc:date", "published", "updated", "id", "language", "dc:creator", "category"], StringComparer.Ordinal);

    private readonly string _text;
    private readonly Dictionary<string, string> _prefixes = new(StringComparer.Ordinal);
    private string _own = "";
    private int _at;

    private FeedMarkup(string text) => _text = text;

    /// <summary>Fields of the feed itself.</summary>
    public List<FeedField> Head { get; } = [];

    public List<List<FeedField>> Items { get; } = [];

    /// <summary>True when it ends before what it opened.</summary>
    public bool IsCut { get; private set; }

    public static FeedMarkup Read(string text)
    {
        var feed = new FeedMarkup(text);
        feed.Read();
        return feed;
    }

    private void Read()
    {
        List<FeedField>? item = null;
        while (NextTag() is { } tag)
        {
            if (tag.Closes)
            {
                item = s_items.Contains(tag.Name) ? null : item;
            }
            else if (s_containers.Contains(tag.Name))
            {
                Declare(tag);
                Head.Add(new FeedField("@" + tag.Name, "", tag.Attributes));
            }
            else if (s_items.Contains(tag.Name))
            {
                Declare(tag);
                item = [new FeedField("@item", "", tag.Attributes)];
                Items.Add(item);
                item = tag.IsEmpty ? null : item;
            }
            else
            {
                (item ?? Head).Add(new FeedField(tag.Name, tag.IsEmpty ? "" : Content(tag), tag.Attributes));
            }
        }
    }

    /// <summary>The namespaces that a tag declares; the prefix of the root is the feed's own.</summary>
    private void Declare(Tag tag)
    {
        foreach (var (name, value) in tag.Attributes)
        {
            if (name.StartsWith("xmlns:", StringComparison.Ordinal))
            {
                var known = value.Contains("content", StringComparison.OrdinalIgnoreCase) ? "content" : value.Contains("purl.org/dc/elements", StringComparison.OrdinalIgnoreCase) ? "dc"
                    : value.Contains("/Atom", StringComparison.OrdinalIgnoreCase) ? "atom" : null;
                if (known is not null)
                {
                    _prefixes[name[6..]] = known;
                }
            }
        }
    }

    /// <summary>The HTML between a tag and its end; where the end is missing, up to the next item or the end of this one.</summary>
    private string Content(Tag tag)
    {
        var html = new StringBuilder();
        var depth = 1;
        while (_at < _text.Length)
        {
            var open = _text.IndexOf('<', _at);
            if (open < 0)
            {
                html.Append(WebUtility.HtmlDecode(_text[_at..]));
                _at = _text.Length;
                break;
            }

            html.Append(WebUtility.HtmlDecode(_text[_at..open]));
            _at = open;
            if (IsAt("<![CDATA["))
            {
                html.Append(Through("]]>", 9));
                continue;
            }

            if (IsAt("<!--"))
            {
                Through("-->", 4);
                continue;
            }

            if (TagAt(open) is not { } inner)
            {
                html.Append('<');
                _at = open + 1;
                continue;
            }

            var other = inner.Name != tag.Name && !inner.Closes && s_plain.Contains(tag.Name) && (s_fields.Contains(inner.Name) || s_plain.Contains(inner.Name));
            if (other || s_items.Contains(inner.Name) || (inner.Closes && s_containers.Contains(inner.Name)))
            {
                break;
            }

            _at = inner.End;
            depth += inner.Name != tag.Name || inner.IsEmpty ? 0 : inner.Closes ? -1 : 1;
            if (depth == 0)
            {
                break;
            }

            html.Append(_text, open, inner.End - open);
        }

        IsCut |= _at >= _text.Length && depth > 0;
        return html.ToString();
    }

    private Tag? NextTag()
    {
        while (_text.IndexOf('<', Math.Min(_at, _text.Length)) is var open and >= 0)
        {
            _at = open;
            if (IsAt("<!--"))
            {
                Through("-->", 4);
            }
            else if (IsAt("<![CDATA["))
            {
                Through("]]>", 9);
            }
            else if (IsAt("<?"))
            {
                Through("?>", 2);
            }
            else if (IsAt("<!"))
            {
                var subset = _text.AsSpan(open).IndexOfAny('[', '>');
                Through(subset >= 0 && _text[open + subset] == '[' ? "]>" : ">", 2);
            }
            else if (TagAt(open) is { } tag)
            {
                _at = tag.End;
                return tag;
            }
            else
            {
                _at = open + 1;
            }
        }

        _at = _text.Length;
        return null;
    }

    private bool IsAt(string mark) => _text.AsSpan(_at).StartsWith(mark, StringComparison.OrdinalIgnoreCase);

    /// <summary>What stands up to a mark, which is passed; all that is left when it is missing.</summary>
    private string Through(string mark, int skip)
    {
        var from = Math.Min(_text.Length, _at + skip);
        var end = _text.IndexOf(mark, from, StringComparison.Ordinal);
        IsCut |= end < 0;
        _at = end < 0 ? _text.Length : end + mark.Length;
        return _text[from..(end < 0 ? _text.Length : end)];
    }

    private Tag? TagAt(int open)
    {
        var closes = open + 1 < _text.Length && _text[open + 1] == '/';
        var from = open + (closes ? 2 : 1);
        var i = from;
        while (i < _text.Length && (char.IsLetterOrDigit(_text[i]) || _text[i] is ':' or '-' or '_' or '.'))
        {
            i++;
        }

        if (i == from || !char.IsLetter(_text[from]))
        {
            return null;
        }

        var name = _text[from..i].ToLowerInvariant();
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (i < _text.Length && _text[i] != '>')
        {
            if (_text[i] == '<')
            {
                // A tag that is never closed ends where the next begins.
                return new Tag(Own(name), closes, false, i, attributes);
            }

            i = char.IsLetter(_text[i]) ? Attribute(i, attributes) : i + 1;
        }

        var end = Math.Min(i + 1, _text.Length);
        return new Tag(Own(name), closes, _text[end - 1] == '>' && _text[end - 2] == '/', end, attributes);
    }

    /// <summary>The name with a known prefix; one without where it is the feed's own.</summary>
    private string Own(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return name;
        }

        var (prefix, local) = (name[..colon], name[(colon + 1)..]);
        if (_own.Length == 0 && local is "feed" or "rss")
        {
            _own = prefix;
        }

        return prefix == _own || (local is "item" or "entry" or "feed" && prefix is not "media") ? local : $"{_prefixes.GetValueOrDefault(prefix, prefix)}:{local}";
    }

    private int Attribute(int from, Dictionary<string, string> attributes)
    {
        var i = from;
        while (i < _text.Length && (char.IsLetterOrDigit(_text[i]) || _text[i] is ':' or '-' or '_' or '.'))
        {
            i++;
        }

        var name = _text[from..i].ToLowerInvariant();
        while (i < _text.Length && char.IsWhiteSpace(_text[i]))
        {
            i++;
        }

        if (i >= _text.Length || _text[i] != '=')
        {
            return i;
        }

        i++;
        while (i < _text.Length && char.IsWhiteSpace(_text[i]))
        {
            i++;
        }

        var quote = i < _text.Length && _text[i] is '"' or '\'' ? _text[i] : '\0';
        var start = quote == '\0' ? i : i + 1;
        var end = quote == '\0' ? _text.AsSpan(start).IndexOfAny(' ', '>', '\n') : _text.AsSpan(start).IndexOfAny(quote, '<');
        end = end < 0 ? _text.Length : start + end;
        attributes.TryAdd(name, WebUtility.HtmlDecode(_text[start..end]));
        return quote == '\0' || end >= _text.Length || _text[end] == '<' ? end : end + 1;
    }

    private sealed record Tag(string Name, bool Closes, bool IsEmpty, int End, Dictionary<string, string> Attributes);
}

/// <summary>A field of a feed or item.</summary>
/// <param name="Name">Lower case, with the usual prefix of its namespace: <c>dc:date</c>; names with <c>@</c> hold the attributes of the item or feed itself.</param>
/// <param name="Html">What it holds, as HTML.</param>
internal sealed record FeedField(string Name, string Html, IReadOnlyDictionary<string, string> Attributes);
