using System.Buffers;
using System.Text;

namespace GeoGraph.Reading;

/// <summary>What a file is.</summary>
internal enum Format
{
    /// <summary>Nothing that is read.</summary>
    Unknown,
    Text,
    Page,
    Feed,
    JsonFeed,
    News,
    Json,
    Gzip,
    Zip,
    Warc,
    Table,
}

/// <summary>Tells formats by how a file begins; its name decides only where that leaves it open.</summary>
internal static class Formats
{
    /// <summary>How far a root element is looked for behind comments.</summary>
    private const int MarkupReach = 4096;

    private const string Binary = "a binary file; give text, HTML, RSS/Atom or JSON Lines";

    private static readonly SearchValues<char> s_nameEnds = SearchValues.Create(" >/\r\n\t");

    public static Format Of(string source, ReadOnlySpan<byte> head)
    {
        if (head is [0x1f, 0x8b, ..])
        {
            return Format.Gzip;
        }

        if (head is [(byte)'P', (byte)'K', 3, 4, ..])
        {
            return Format.Zip;
        }

        if (Warc.IsArchive(head))
        {
            return Format.Warc;
        }

        string start;
        if (Encodings.Wide(head) is var (wide, mark))
        {
            start = Encoding.GetEncoding(wide.CodePage, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback).GetString(head[mark..]);
        }
        else if (head.Contains((byte)0) || Told(head) != Binary)
        {
            return Format.Unknown;
        }
        else
        {
            start = Encoding.UTF8.GetString(head);
        }

        return OfText(source, start.TrimStart('\ufeff', ' ', '\r', '\n', '\t'));
    }

    /// <summary>Why a file that begins so is not read.</summary>
    public static string Told(ReadOnlySpan<byte> head) =>
        head.StartsWith("%PDF"u8) ? "a PDF; turn it into text first (pdftotext)"
        : head.StartsWith("filedesc:"u8) ? "an ARC archive; turn it into WARC first (warcio recompress)"
        : head.StartsWith("{\\rtf"u8) ? "an RTF document; save it as text or HTML"
        : head[..Math.Min(head.Length, 1024)].IndexOf("multipart/related"u8) >= 0 ? "a page saved as MHTML; save it as HTML"
        : head is [0xd0, 0xcf, 0x11, 0xe0, ..] ? "an Office document; save it as text or HTML"
        : Binary;

    private static Format OfText(string source, string start)
    {
        if (start.StartsWith('<'))
        {
            return OfMarkup(start);
        }

        if ((start.StartsWith('{') || start.StartsWith('[')) && (IsNamed(source, ".json", ".jsonl", ".ndjson") || LooksLikeJson(start)) || IsNamed(source, ".jsonl", ".ndjson"))
        {
            return JsonFeed.IsFeed(Encoding.UTF8.GetBytes(start)) ? Format.JsonFeed : Format.Json;
        }

        return TableFile.Is(source.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? source[..^3] : source, start) ? Format.Table
            : IsNamed(source, ".html", ".htm", ".xhtml") ? Format.Page : Format.Text;
    }

    /// <summary>A text may begin with a bracket: "[Jakarta] …".</summary>
    private static bool LooksLikeJson(string start) => start.AsSpan(1).TrimStart() is var rest && (rest.Length == 0 || rest[0] is '"' or '{' or '[' or ']' or '}' || char.IsAsciiDigit(rest[0]));

    private static Format OfMarkup(string start)
    {
        // Comments and the prologue may be long; what counts is the first element.
        var at = 0;
        while (at < start.Length && start[at] == '<' && at + 1 < start.Length && start[at + 1] is '!' or '?')
        {
            var comment = start.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal);
            var end = start.IndexOf(comment ? "-->" : ">", at, StringComparison.Ordinal);
            if (!comment && start.AsSpan(at).StartsWith("<!DOCTYPE html", StringComparison.OrdinalIgnoreCase))
            {
                return Format.Page;
            }

            at = end < 0 ? start.Length : end + (comment ? 3 : 1);
            while (at < start.Length && start[at] != '<')
            {
                at++;
            }
        }

        var root = start.AsSpan(Math.Min(at, start.Length));
        root = root[..Math.Min(root.Length, MarkupReach)];
        var name = root.Length > 1 ? root[1..][..(root[1..].IndexOfAny(s_nameEnds) is var stop and >= 0 ? stop : root.Length - 1)].ToString().ToLowerInvariant() : "";
        return name is "html" or "head" or "body" ? Format.Page
            : NewsMl.IsNews(start) && !name.EndsWith("rss", StringComparison.Ordinal) ? Format.News
            : name.EndsWith("rss", StringComparison.Ordinal) || name.EndsWith("feed", StringComparison.Ordinal) || name.EndsWith("rdf", StringComparison.Ordinal) || name is "channel"
                || start.Contains("<rss", StringComparison.OrdinalIgnoreCase) || start.Contains("<feed", StringComparison.OrdinalIgnoreCase) || start.Contains("<rdf:RDF", StringComparison.OrdinalIgnoreCase) || start.Contains("<channel", StringComparison.OrdinalIgnoreCase)
                || (name.Length == 0 && start.StartsWith("<?xml", StringComparison.Ordinal)) ? Format.Feed
            : Format.Page;
    }

    private static bool IsNamed(string source, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (source.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
