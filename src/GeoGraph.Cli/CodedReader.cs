using System.IO.Compression;
using System.Text.Unicode;
using GeoGraph.Files;
using GeoGraph.Graph;
using GeoGraph.Reading;
using GeoGraph.Seeds;

namespace GeoGraph.Cli;

/// <summary>Reads files of coded articles (JSON Lines, plain or gzip; <c>-</c> for standard input); tells of every line it cannot read and goes on.</summary>
/// <remarks>Memory is bounded whatever the files hold: one line at a time, none longer than <see cref="BoundedLines.LongestLine"/>.</remarks>
public sealed class CodedReader
{
    /// <summary>A file of which so many lines in a row cannot be read is a file of something else.</summary>
    private const int MostBadLines = 1000;

    private Stream? _file;
    private long _before;
    private long? _total;

    public int Read { get; private set; }

    /// <summary>Share of the files that is read, in [0, 1]; null when standard input is among them.</summary>
    public double? Share => _total is > 0 ? (double)(_before + (_file is { CanRead: true, CanSeek: true } file ? file.Position : 0)) / _total : null;

    /// <summary>Files and lines that could not be read; each was told on standard error.</summary>
    public int Problems { get; private set; }

    public IAsyncEnumerable<CodedArticle> ReadAsync(IReadOnlyList<string> files) => ReadFiles(files).ToAsyncEnumerable();

    private IEnumerable<CodedArticle> ReadFiles(IReadOnlyList<string> files)
    {
        _total = files.Contains("-", StringComparer.Ordinal) ? null : files.Sum(Length);
        foreach (var file in files)
        {
            using var content = Open(file);
            if (content is null)
            {
                continue;
            }

            var lines = new BoundedLines(content);
            for (var bad = 0; bad < MostBadLines && Next(lines, file);)
            {
                if (lines is { Line.IsEmpty: true, IsTooLong: false })
                {
                    continue;
                }

                if (Parse(lines, file) is not { } article)
                {
                    bad++;
                    Tell(bad == MostBadLines, file, $"{MostBadLines} lines in a row are no coded articles; the rest of the file is not read");
                    continue;
                }

                bad = 0;
                Read++;
                yield return article;
            }

            _before += Length(file);
            _file = null;
        }
    }

    private Stream? Open(string file)
    {
        try
        {
            var stream = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
            _file = file == "-" ? null : stream;
            var content = new PeekStream(stream, 4096, static _ => { });
            if (content.Head.Span is not [0x1f, 0x8b, ..])
            {
                Tell(content.Head.Span.Contains((byte)0), file, "a binary file, no coded articles");
                return content.Head.Span.Contains((byte)0) ? null : content;
            }

            return new GZipStream(content, CompressionMode.Decompress);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Tell(true, file, e.Message);
            return null;
        }
    }

    private bool Next(BoundedLines lines, string file)
    {
        try
        {
            return lines.Read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Tell(true, $"{file}:{lines.Number + 1}", e.Message);
            return false;
        }
    }

    private CodedArticle? Parse(BoundedLines lines, string file)
    {
        var problem = lines.IsTooLong ? $"a line of more than {BoundedLines.LongestLine >> 20} MB is no article" : Utf8.IsValid(lines.Line.Span) ? null : "not UTF-8";
        try
        {
            if (problem is null)
            {
                var article = CodedArticleJson.Read(lines.Line);
                GraphBuilder.Check(article);
                return article;
            }
        }
        catch (FormatException e)
        {
            problem = e.Message;
        }

        Tell(true, $"{file}:{lines.Number}", problem);
        return null;
    }

    private void Tell(bool whether, string where, string what)
    {
        if (whether)
        {
            Problems++;
            Console.Error.WriteLine($"{where}: {CommandRunner.OneLine(what)}");
        }
    }

    private static long Length(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;
}
