using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.FileSystemGlobbing;

namespace GeoGraph.Reading;

/// <summary>Reads whatever the user names into articles: JSON Lines, pages, feeds, plain text, gzipped or not, folders, globs, standard input.</summary>
/// <remarks>
/// What cannot be read becomes a result with one clear line; the rest is still read. Order: as named, inside a folder by path (ordinal).
/// JSON Lines are streamed; other files are held whole, up to <see cref="LongestFile"/>.
/// </remarks>
public sealed class ArticleReader
{
    /// <summary>Bytes of the largest page, feed or text that is read.</summary>
    public const int LongestFile = 64 << 20;

    /// <summary>UTF-16 units of the longest article; more is a file of something else.</summary>
    public const int LongestArticle = 2_000_000;

    private static readonly string[] s_ignored = ["README", "LICENSE", "NOTICE"];

    private long _total;
    private long _read;

    /// <summary>Share of the input's bytes that is read, in [0, 1]; null when not known (standard input).</summary>
    public double? Share => _total > 0 ? Math.Min(1, (double)Interlocked.Read(ref _read) / _total) : null;

    /// <summary>The articles of all inputs; <c>-</c> is standard input.</summary>
    public IEnumerable<ReadResult> Read(IReadOnlyList<string> inputs, Stream standardInput)
    {
        var files = inputs.SelectMany(i => i == "-" ? [i] : Files(i)).ToList();
        _total = files.Where(File.Exists).Sum(f => new FileInfo(f).Length);
        foreach (var file in files)
        {
            if (file == "-")
            {
                foreach (var result in Guarded("standard input", () => ReadStream("standard input", standardInput, 0)))
                {
                    yield return result;
                }

                continue;
            }

            foreach (var result in Guarded(file, () => ReadFile(file)))
            {
                yield return result;
            }
        }
    }

    /// <summary>The files that an input names, a folder or a pattern too, in the order in which they are read.</summary>
    public static IEnumerable<string> Files(string input)
    {
        if (Directory.Exists(input))
        {
            return Directory.EnumerateFiles(input, "*", SearchOption.AllDirectories)
                .Where(f => !System.IO.Path.GetFileName(f).StartsWith('.') && !s_ignored.Any(i => System.IO.Path.GetFileName(f).StartsWith(i, StringComparison.OrdinalIgnoreCase)))
                .Order(StringComparer.Ordinal).DefaultIfEmpty(input);
        }

        if (File.Exists(input) || input.AsSpan().IndexOfAny('*', '?') < 0)
        {
            return [input];
        }

        var root = System.IO.Path.IsPathRooted(input) ? System.IO.Path.GetPathRoot(input)! : ".";
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddInclude(System.IO.Path.GetRelativePath(root, input).Replace('\\', '/'));
        return matcher.GetResultsInFullPath(root).Order(StringComparer.Ordinal).DefaultIfEmpty(input);
    }

    private IEnumerable<ReadResult> ReadFile(string path)
    {
        if (Directory.Exists(path))
        {
            yield return new ReadResult(path, null, "a folder without files");
            yield break;
        }

        if (!File.Exists(path))
        {
            yield return new ReadResult(path, null, path.AsSpan().IndexOfAny('*', '?') >= 0 ? "no file matches; is the pattern right?" : "no such file or folder");
            yield break;
        }

        using var file = File.OpenRead(path);
        foreach (var result in ReadStream(path, file, file.Length))
        {
            yield return result;
        }

        Interlocked.Add(ref _read, file.Length - Interlocked.Exchange(ref _position, 0));
    }

    private long _position;

    private IEnumerable<ReadResult> ReadStream(string source, Stream stream, long length)
    {
        var head = new PeekStream(stream, 4096, p =>
        {
            if (length > 0)
            {
                Interlocked.Add(ref _read, p - Interlocked.Exchange(ref _position, p));
            }
        });
        var start = head.Head;
        if (start.Length == 0)
        {
            return [new ReadResult(source, null, "an empty file")];
        }

        if (start.Span is [0x1f, 0x8b, ..])
        {
            return Unzipped(source, head);
        }

        return ReadPlain(source, head, start);
    }

    private static IEnumerable<ReadResult> Unzipped(string source, Stream stream)
    {
        using var unzip = new PeekStream(new GZipStream(stream, CompressionMode.Decompress), 4096, _ => { });
        var name = source.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? source[..^3] : source;
        if (unzip.Head.Length == 0)
        {
            yield return new ReadResult(source, null, "an empty or truncated gzip file");
            yield break;
        }

        foreach (var result in ReadPlain(name, unzip, unzip.Head))
        {
            yield return result with { Source = result.Source.Replace(name, source, StringComparison.Ordinal) };
        }
    }

    private static IEnumerable<ReadResult> ReadPlain(string source, Stream stream, ReadOnlyMemory<byte> head)
    {
        var format = Format(source, head.Span);
        if (format == "binary")
        {
            return [new ReadResult(source, null, "a binary file; give text, HTML, RSS/Atom or JSON Lines")];
        }

        if (format == "json")
        {
            return JsonLines.Read(source, stream);
        }

        var bytes = ReadAll(stream);
        if (bytes is null)
        {
            return [new ReadResult(source, null, $"larger than {LongestFile >> 20} MB; split it")];
        }

        return format switch
        {
            "feed" => Feeds.Read(source, bytes),
            "page" => [Pages.Read(source, bytes)],
            _ => [PlainText(source, bytes)],
        };
    }

    private static string Format(string source, ReadOnlySpan<byte> head)
    {
        if (head is [0xff, 0xfe, ..] or [0xfe, 0xff, ..])
        {
            return "text";
        }

        if (head.Contains((byte)0))
        {
            return "binary";
        }

        var start = Encoding.UTF8.GetString(head).TrimStart('\ufeff', ' ', '\r', '\n', '\t');
        if (start.StartsWith('{') || start.StartsWith('[') || source.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
        {
            return "json";
        }

        if (start.StartsWith('<'))
        {
            return start.Contains("<rss", StringComparison.OrdinalIgnoreCase) || start.Contains("<feed", StringComparison.OrdinalIgnoreCase) || start.Contains("<rdf:RDF", StringComparison.OrdinalIgnoreCase)
                ? "feed" : "page";
        }

        return source.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || source.EndsWith(".htm", StringComparison.OrdinalIgnoreCase) ? "page" : "text";
    }

    private static ReadResult PlainText(string source, byte[] bytes)
    {
        string text;
        try
        {
            text = bytes is [0xff, 0xfe, ..] ? Encoding.Unicode.GetString(bytes.AsSpan(2)) : bytes is [0xfe, 0xff, ..] ? Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2))
                : new UTF8Encoding(false, true).GetString(bytes is [0xef, 0xbb, 0xbf, ..] ? bytes.AsSpan(3) : bytes);
        }
        catch (DecoderFallbackException)
        {
            return new ReadResult(source, null, "not valid UTF-8; convert it first");
        }

        text = text.ReplaceLineEndings("\n").Trim();
        string? title = null;
        var blank = text.IndexOf("\n\n", StringComparison.Ordinal);
        // A short first line with an empty line behind it and no full stop is a headline.
        if (blank is > 0 and < 200 && text.AsSpan(0, blank).IndexOf('\n') < 0 && text[blank - 1] is not ('.' or '”' or '"'))
        {
            title = text[..blank].Trim();
            text = text[blank..].Trim();
        }

        return Checked(source, new Article { Id = Article.IdOf(text), Text = text, Title = title });
    }

    /// <summary>The article, unless it is empty or too long to be one.</summary>
    internal static ReadResult Checked(string source, Article article) => article.Text.Length switch
    {
        _ when string.IsNullOrWhiteSpace(article.Text) => new ReadResult(source, null, "no text in it"),
        _ when Encoding.UTF8.GetByteCount(article.Id) > Article.LongestId => new ReadResult(source, null, $"an id of {Encoding.UTF8.GetByteCount(article.Id):N0} bytes (the longest is {Article.LongestId:N0})"),
        > LongestArticle => new ReadResult(source, null, $"a text of {article.Text.Length:N0} characters is no article (the longest is {LongestArticle:N0}); split it"),
        _ => new ReadResult(source, article, null),
    };

    private static byte[]? ReadAll(Stream stream)
    {
        using var all = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int n; (n = stream.Read(buffer)) > 0;)
        {
            all.Write(buffer, 0, n);
            if (all.Length > LongestFile)
            {
                return null;
            }
        }

        return all.ToArray();
    }

    private static IEnumerable<ReadResult> Guarded(string source, Func<IEnumerable<ReadResult>> read)
    {
        IEnumerator<ReadResult>? results = null;
        try
        {
            while (true)
            {
                ReadResult result;
                try
                {
                    results ??= read().GetEnumerator();
                    if (!results.MoveNext())
                    {
                        break;
                    }

                    result = results.Current;
                }
                catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or DecoderFallbackException or System.Xml.XmlException)
                {
                    result = new ReadResult(source, null, e is InvalidDataException ? "a damaged or truncated gzip file" : e is DecoderFallbackException ? "not valid UTF-8; convert it first" : e.Message.ReplaceLineEndings(" "));
                    results = Enumerable.Empty<ReadResult>().GetEnumerator();
                }

                yield return result;
            }
        }
        finally
        {
            results?.Dispose();
        }
    }
}

/// <summary>An article, or one line that says why there is none.</summary>
/// <param name="Source">Path, with the line number where there is one.</param>
/// <param name="Problem">Null for an article.</param>
public sealed record ReadResult(string Source, Article? Article, string? Problem);
