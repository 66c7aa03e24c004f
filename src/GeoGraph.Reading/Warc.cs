using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace GeoGraph.Reading;

/// <summary>Reads the pages of a web archive (WARC 0.17 to 1.1, ISO 28500), one record after the other.</summary>
/// <remarks>Responses and resources that hold text are articles; what answers a request, repeats a page or is no text is passed by.</remarks>
internal static class Warc
{
    private const int LongestHeader = 1 << 16;

    public static bool IsArchive(ReadOnlySpan<byte> head) => head.StartsWith("WARC/"u8);

    /// <param name="read">Reads the body of a record: its source, bytes, address, and the charset that HTTP states.</param>
    public static IEnumerable<ReadResult> Read(string source, Stream stream, Func<string, Stream, Uri?, string?, IEnumerable<ReadResult>> read)
    {
        var input = new BufferedStream(stream, 1 << 16);
        while (Header(input, skipBlank: true) is { } header)
        {
            if (!header.Start.StartsWith("WARC/", StringComparison.Ordinal) || !long.TryParse(header.Fields.GetValueOrDefault("content-length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            {
                yield return new ReadResult(source, null, "a damaged web archive (a record without a length)");
                yield break;
            }

            var block = new PartStream(input, length);
            var uri = header.Fields.GetValueOrDefault("warc-target-uri")?.Trim('<', '>', ' ');
            var address = Uri.TryCreate(uri, UriKind.Absolute, out var target) && target.Scheme.StartsWith("http", StringComparison.Ordinal) ? target : null;
            if (Body(header, block) is var (body, charset))
            {
                foreach (var result in read($"{source} ({uri ?? "no address"})", body, address, charset))
                {
                    yield return result;
                }
            }

            if (!block.Drain())
            {
                yield return new ReadResult(source, null, "a web archive that is cut off");
                yield break;
            }
        }
    }

    /// <summary>What a record holds, decoded as HTTP says, and its charset; null when it is no page.</summary>
    private static (Stream Body, string? Charset)? Body(RecordHeader record, Stream block)
    {
        switch (record.Fields.GetValueOrDefault("warc-type"))
        {
            case "resource" or "conversion":
                return IsText(record.Fields.GetValueOrDefault("content-type")) ? (block, Charset(record.Fields.GetValueOrDefault("content-type"))) : null;
            case "response" when record.Fields.GetValueOrDefault("content-type", "").StartsWith("application/http", StringComparison.OrdinalIgnoreCase) || record.Fields.GetValueOrDefault("warc-target-uri", "").Contains("http", StringComparison.Ordinal):
                break;
            default:
                return null;
        }

        if (Header(block, skipBlank: false) is not { } http || !http.Start.Contains(" 200", StringComparison.Ordinal) || !IsText(http.Fields.GetValueOrDefault("content-type")))
        {
            return null;
        }

        var body = http.Fields.GetValueOrDefault("transfer-encoding", "").Contains("chunked", StringComparison.OrdinalIgnoreCase) ? new ChunkedStream(block) : block;
        body = http.Fields.GetValueOrDefault("content-encoding", "").Trim().ToLowerInvariant() switch
        {
            "gzip" or "x-gzip" => new GZipStream(body, CompressionMode.Decompress),
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "deflate" => new ZLibStream(body, CompressionMode.Decompress),
            _ => body,
        };
        return (body, Charset(http.Fields.GetValueOrDefault("content-type")));
    }

    private static bool IsText(string? type) => type is null || type.Contains("html", StringComparison.OrdinalIgnoreCase) || type.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase)
        || type.Contains("xml", StringComparison.OrdinalIgnoreCase) || type.Contains("json", StringComparison.OrdinalIgnoreCase);

    private static string? Charset(string? type) =>
        type?.Split(';').Select(p => p.Trim()).FirstOrDefault(p => p.StartsWith("charset=", StringComparison.OrdinalIgnoreCase))?[8..].Trim('"', '\'', ' ');

    private static RecordHeader? Header(Stream stream, bool skipBlank)
    {
        string? start;
        var left = LongestHeader;
        do
        {
            start = Line(stream, ref left);
        }
        while (skipBlank && start is "");

        if (start is null)
        {
            return null;
        }

        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (Line(stream, ref left) is { Length: > 0 } line)
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
            {
                fields.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim());
            }
        }

        return new RecordHeader(start, fields);
    }

    /// <summary>A line without its end; null behind the last.</summary>
    private static string? Line(Stream stream, ref int left)
    {
        var line = new StringBuilder();
        for (var any = false; ; any = true)
        {
            var b = stream.ReadByte();
            if (b < 0 && !any)
            {
                return null;
            }

            if (b is < 0 or '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)b);
            if (--left < 0)
            {
                throw new InvalidDataException("a web archive with a header without end");
            }
        }
    }

    private sealed record RecordHeader(string Start, Dictionary<string, string> Fields);
}
