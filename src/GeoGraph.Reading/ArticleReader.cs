using System.Text;
using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.GZip;

namespace GeoGraph.Reading;

/// <summary>
/// Reads whatever the user names into articles: JSON Lines, pages, feeds, news messages, web archives, plain text, gzipped or zipped, folders, globs, addresses
/// on the web, standard input.
/// </summary>
/// <remarks>
/// What cannot be read becomes a result with one clear line; the rest is still read. Order: as named, inside a folder by path (ordinal). JSON Lines and
/// archives are streamed; other files are held whole, up to <see cref="LongestFile"/>.
/// </remarks>
public sealed class ArticleReader(ReadingOptions? options = null)
{
    /// <summary>Bytes of the largest page, feed or text that is read.</summary>
    public const int LongestFile = 64 << 20;

    /// <summary>UTF-16 units of the longest article; more is a file of something else.</summary>
    public const int LongestArticle = 2_000_000;

    internal const string NoEncoding = "not valid UTF-8 nor another encoding; convert it first";

    private readonly ReadingOptions _options = options ?? new ReadingOptions();
    private WebClient? _web;
    private long _total;
    private long _read;
    private long _position;

    /// <summary>Share of the input's bytes that is read, in [0, 1]; null when not known (standard input).</summary>
    public double? Share => _total > 0 ? Math.Min(1, (double)Interlocked.Read(ref _read) / _total) : null;

    /// <summary>The articles of all inputs; <c>-</c> is standard input.</summary>
    public IEnumerable<ReadResult> Read(IReadOnlyList<string> inputs, Stream standardInput)
    {
        var files = inputs.SelectMany(i => i == "-" || IsAddress(i) ? [(Path: i, Problem: null)] : InputFiles.Of(i)).ToList();
        _total = files.Sum(f => LengthOf(f.Path));
        foreach (var (path, problem) in files)
        {
            if (problem is not null)
            {
                yield return new ReadResult(path, null, problem);
                continue;
            }

            var results = path == "-" ? Guarded("standard input", () => ReadStream(new Input("standard input", standardInput), 0))
                : IsAddress(path) ? Guarded(path, () => Fetch(path))
                : Guarded(path, () => ReadFile(path));
            foreach (var result in results.SelectMany(Followed).Where(r => r.Article is not null || r.Problem is not null))
            {
                yield return result.Article is { Published: null } undated ? result with { Article = undated with { PublishedOtherwise = FileDate.Of(path) ?? FileDate.Of(result.Source) ?? _options.Published } } : result;
            }
        }
    }

    /// <summary>The files that an input names, a folder or a pattern too, in the order in which they are read.</summary>
    public static IEnumerable<string> Files(string input) => input == "-" || IsAddress(input) ? [] : InputFiles.Of(input).Select(f => f.Path);

    /// <summary>The article, unless it is empty or too long to be one.</summary>
    internal static ReadResult Checked(string source, Article article) => article.Text.Length switch
    {
        _ when string.IsNullOrWhiteSpace(article.Text) => new ReadResult(source, null, "no text in it"),
        _ when Encoding.UTF8.GetByteCount(article.Id) > Article.LongestId => new ReadResult(source, null, $"an id of {Encoding.UTF8.GetByteCount(article.Id):N0} bytes (the longest is {Article.LongestId:N0})"),
        > LongestArticle => new ReadResult(source, null, $"a text of {article.Text.Length:N0} characters is no article (the longest is {LongestArticle:N0}); split it"),
        _ => new ReadResult(source, article, null) { Note = article.Text.Contains('\ufffd', StringComparison.Ordinal) ? "it holds characters that were lost before (U+FFFD)" : null },
    };

    private static bool IsAddress(string input) => input.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || input.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>0 for what has none: pipes, devices, addresses.</summary>
    private static long LengthOf(string path)
    {
        try
        {
            return File.Exists(path) ? new FileInfo(path).Length : 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private IEnumerable<ReadResult> ReadFile(string path)
    {
        using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite, BufferSize = 1 << 16 });
        var length = file.CanSeek ? file.Length : 0;
        foreach (var result in ReadStream(new Input(path, file), length))
        {
            yield return result;
        }

        Interlocked.Add(ref _read, length - Interlocked.Exchange(ref _position, 0));
    }

    private IEnumerable<ReadResult> ReadStream(Input input, long length)
    {
        var head = new PeekStream(input.Stream, 4096, p =>
        {
            if (length > 0)
            {
                Interlocked.Add(ref _read, p - Interlocked.Exchange(ref _position, p));
            }
        });
        return ReadPeeked(input with { Stream = head }, head, 0);
    }

    private IEnumerable<ReadResult> ReadPeeked(Input input, PeekStream stream, int depth)
    {
        var head = stream.Head.Span;
        if (head.Length == 0)
        {
            return [new ReadResult(input.Source, null, "an empty file")];
        }

        return Formats.Of(input.Source, head) switch
        {
            Format.Gzip when depth < 2 => Unzipped(input, depth),
            Format.Zip when depth < 2 => Zips.Read(input.Source, stream, (source, entry) => ReadPeeked(new Input(source, entry), new PeekStream(entry, 4096, _ => { }), depth + 1)),
            Format.Warc => Warc.Read(input.Source, stream, (source, body, address, charset) => Guarded(source, () => ReadRecord(new Input(source, body, address, charset)))),
            Format.Json => JsonLines.Read(input.Source, stream),
            Format.Gzip or Format.Zip => [new ReadResult(input.Source, null, "an archive in an archive in an archive; unpack it first")],
            Format.Unknown => [new ReadResult(input.Source, null, Formats.Told(head))],
            Format.Table => [new ReadResult(input.Source, null, TableFile.Problem)],
            var format => Whole(input, stream, format),
        };
    }

    /// <summary>A page of an archive; most of what archives hold is none, and that is not told.</summary>
    private IEnumerable<ReadResult> ReadRecord(Input input)
    {
        var stream = new PeekStream(input.Stream, 4096, _ => { });
        return stream.Head.Length == 0 ? [] : ReadPeeked(input, stream, 2);
    }

    private IEnumerable<ReadResult> Unzipped(Input input, int depth)
    {
        using var unzip = new PeekStream(new GZipInputStream(input.Stream) { IsStreamOwner = false }, 4096, _ => { });
        var name = input.Source.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? input.Source[..^3] : input.Source;
        foreach (var result in ReadPeeked(input with { Source = name, Stream = unzip }, unzip, depth + 1))
        {
            yield return result with { Source = result.Source.Replace(name, input.Source, StringComparison.Ordinal) };
        }
    }

    private static IEnumerable<ReadResult> Whole(Input input, Stream stream, Format format)
    {
        var source = input.Source;
        var bytes = ReadAll(stream, format == Format.Page ? LongestFile / 4 : LongestFile);
        if (bytes is null)
        {
            return [new ReadResult(source, null, $"larger than {(format == Format.Page ? LongestFile / 4 : LongestFile) >> 20} MB; split it")];
        }

        if (Encodings.Decode(bytes, input.Charset) is not { } text)
        {
            return [new ReadResult(source, null, NoEncoding)];
        }

        return format switch
        {
            Format.Feed => Feeds.Read(source, text, input.Address),
            Format.JsonFeed => JsonFeed.Read(source, text, input.Address),
            Format.News => NewsMl.Read(source, text),
            Format.Page => [Pages.Read(source, text, input.Address)],
            _ => [PlainText.Read(source, text)],
        };
    }

    private IEnumerable<ReadResult> Fetch(string address)
    {
        _web ??= new WebClient(_options);
        var fetched = _web.Get(new Uri(address));
        return fetched.Problem is not null ? [new ReadResult(address, null, fetched.Problem)]
            : ReadStream(new Input(address, new MemoryStream(fetched.Body), fetched.Address, fetched.Charset), 0);
    }

    /// <summary>A feed's item, or the page behind it, with what only the feed says.</summary>
    private IEnumerable<ReadResult> Followed(ReadResult item)
    {
        if (!_options.Follow || item.Link is null)
        {
            return _options.Follow && item.Problem == ReadResult.TeasersOnly ? [] : [item];
        }

        var results = Guarded(item.Link, () => Fetch(item.Link)).ToList();
        var pages = results.Where(r => r.Article is not null).Select(r => r with
        {
            Article = r.Article! with
            {
                Title = r.Article.Title ?? item.Article?.Title,
                // A page that names no outlet has that of its feed before the name of its host.
                Outlet = r.Article.Outlet is { } stated && !(Uri.TryCreate(r.Article.Url, UriKind.Absolute, out var at) && at.Host.EndsWith(stated, StringComparison.Ordinal)) ? stated : item.Article?.Outlet ?? r.Article.Outlet,
                Url = r.Article.Url ?? item.Link,
                Published = r.Article.Published ?? item.Article?.Published,
            },
        }).ToList();
        // What the feed holds is better than nothing.
        return pages.Count > 0 ? pages : item.Article is not null ? [item, .. results] : results;
    }

    private static byte[]? ReadAll(Stream stream, int longest)
    {
        using var all = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int n; (n = stream.Read(buffer)) > 0;)
        {
            all.Write(buffer, 0, n);
            if (all.Length > longest)
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
                catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or DecoderFallbackException or SharpZipBaseException or NotSupportedException or UriFormatException)
                {
                    result = new ReadResult(source, null, MessageOf(e));
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

    private static string MessageOf(Exception e) => e switch
    {
        SharpZipBaseException or InvalidDataException or EndOfStreamException => "a damaged or truncated archive (gzip, zip or WARC)",
        DecoderFallbackException => NoEncoding,
        UnauthorizedAccessException => "may not be read",
        _ => e.Message.ReplaceLineEndings(" "),
    };

    /// <summary>What is read: where it comes from, and what the transport says of it.</summary>
    private sealed record Input(string Source, Stream Stream, Uri? Address = null, string? Charset = null);
}
