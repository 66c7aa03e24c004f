using System.IO.Compression;
using System.Text;
using GeoGraph.Seeds;

namespace GeoGraph.Cli;

/// <summary>Reads files of coded articles (JSON Lines, plain or gzip; <c>-</c> for standard input); tells of every line it cannot read and goes on.</summary>
public sealed class CodedReader
{
    private Stream? _file;
    private long _before;
    private long? _total;

    public int Read { get; private set; }

    /// <summary>Share of the files that is read, in [0, 1]; null when standard input is among them.</summary>
    public double? Share => _total is > 0 ? (double)(_before + (_file is { CanRead: true } file ? file.Position : 0)) / _total : null;

    /// <summary>Files and lines that could not be read; each was told on standard error.</summary>
    public int Problems { get; private set; }

    public async IAsyncEnumerable<CodedArticle> ReadAsync(IReadOnlyList<string> files)
    {
        _total = files.Contains("-", StringComparer.Ordinal) ? null : files.Sum(Length);
        foreach (var file in files)
        {
            var lines = LinesAsync(file);
            await using var reading = lines.ConfigureAwait(false);
            for (var number = 1; await NextAsync(lines, file, number).ConfigureAwait(false); number++)
            {
                if (lines.Current.Length > 0 && Parse(lines.Current, file, number) is { } article)
                {
                    Read++;
                    yield return article;
                }
            }

            _before += Length(file);
            _file = null;
        }
    }

    private async Task<bool> NextAsync(IAsyncEnumerator<string> lines, string file, int line)
    {
        try
        {
            return await lines.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Tell(file, line == 1 ? e.Message : $"line {line}: {e.Message}");
            return false;
        }
        catch (DecoderFallbackException)
        {
            Tell(file, $"line {line}: not UTF-8; the rest of the file is not read");
            return false;
        }
    }

    private CodedArticle? Parse(string line, string file, int number)
    {
        try
        {
            var article = CodedArticleJson.Read(line);
            Graph.GraphBuilder.CheckSpans(article);
            return article;
        }
        catch (FormatException e)
        {
            Tell($"{file}:{number}", e.Message);
            return null;
        }
    }

    private void Tell(string where, string what)
    {
        Problems++;
        Console.Error.WriteLine($"{where}: {CommandRunner.OneLine(what)}");
    }

    private static long Length(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;

    private async IAsyncEnumerator<string> LinesAsync(string file)
    {
        Stream stream = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
        _file = file == "-" ? null : stream;
        await using (stream.ConfigureAwait(false))
        {
            var buffered = new BufferedStream(stream, 1 << 16);
            await using (buffered.ConfigureAwait(false))
            {
                var isGzip = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
                Stream content = isGzip ? new GZipStream(buffered, CompressionMode.Decompress) : buffered;
                await using (content.ConfigureAwait(false))
                {
                    using var reader = new StreamReader(content, new UTF8Encoding(false, true), true, 1 << 16);
                    while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
                    {
                        yield return line;
                    }
                }
            }
        }
    }
}
