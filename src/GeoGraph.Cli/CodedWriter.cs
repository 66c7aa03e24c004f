using System.Text;
using GeoGraph.Files;
using GeoGraph.Seeds;
using Microsoft.Win32.SafeHandles;

namespace GeoGraph.Cli;

/// <summary>Where coded articles are written: a file that gets its name when all of it is there, or a stream that takes them as they come.</summary>
/// <remarks>
/// Until then the file has the name <c>FILE.unfinished</c>; a run that is stopped or killed leaves it, and the next continues it. What was under the
/// final name stays until the moment it is replaced.
/// </remarks>
public sealed class CodedWriter : IAsyncDisposable
{
    /// <summary>Ends the name of a file that is not complete.</summary>
    public const string Unfinished = ".unfinished";

    private readonly Stream _stream;
    private readonly StreamWriter _writer;
    private readonly string? _path;
    private int _written;
    private bool _whole;

    private CodedWriter(Stream stream, string? path, ArticleCoder coder)
    {
        _stream = stream;
        _path = path;
        _writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        Earlier = path is null || stream.Length == 0 ? null : new CodedEarlier(stream, coder);
    }

    /// <summary>What is there of an earlier run; null for nothing.</summary>
    public CodedEarlier? Earlier { get; }

    /// <param name="output">A file, or <c>-</c> for standard output.</param>
    /// <exception cref="UsageException">The name is none.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static CodedWriter Open(string output, ArticleCoder coder)
    {
        if (string.IsNullOrWhiteSpace(output))
        {
            throw new UsageException("--output '' names no file; write -o coded.jsonl, or -o - for standard output");
        }

        if (output == "-")
        {
            return new CodedWriter(StandardOutput(), null, coder);
        }

        var path = RegularFile.Target(output);
        if (Directory.Exists(path))
        {
            throw new UsageException($"--output {output}: is a folder; name a file in it");
        }

        // Pipes and devices take what they get at once and cannot be renamed.
        return File.Exists(path) && !RegularFile.Is(path)
            ? new CodedWriter(new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0), null, coder)
            : new CodedWriter(new FileStream(path + Unfinished, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), path, coder);
    }

    /// <summary>Refuses an output that is among what is read.</summary>
    /// <param name="files">All files that are read.</param>
    /// <exception cref="UsageException">The output is one of them.</exception>
    public static void CheckApart(string output, IEnumerable<string> files)
    {
        if (output != "-" && File.Exists(output) && RegularFile.Is(output) && files.Any(f => f != "-" && RegularFile.Target(f) == RegularFile.Target(output)))
        {
            throw new UsageException($"--output {output}: is one of the inputs; name another file");
        }
    }

    /// <exception cref="ReaderGoneException">Nobody reads the stream any more.</exception>
    public async Task WriteAsync(CodedArticle article)
    {
        if (_written++ < Earlier?.Count)
        {
            return;
        }

        try
        {
            Continue();
            await _writer.WriteLineAsync(CodedArticleJson.Write(article)).ConfigureAwait(false);
            if (_path is null)
            {
                await _writer.FlushAsync().ConfigureAwait(false);
            }
        }
        catch (IOException e) when (_path is null)
        {
            throw new ReaderGoneException(e);
        }
    }

    /// <summary>Gives the file its name: call when everything is written.</summary>
    public async Task FinishAsync()
    {
        Continue();
        await _writer.FlushAsync().ConfigureAwait(false);
        if (_path is not null)
        {
            ((FileStream)_stream).Flush(flushToDisk: true);
            File.Move(_path + Unfinished, _path, overwrite: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _writer.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // A full disk or a closed pipe: told when it was written to.
            await _stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Once, behind what is taken over: the rest of the earlier run goes.</summary>
    private void Continue()
    {
        if (!_whole && _path is not null)
        {
            _stream.SetLength(Earlier?.Length ?? 0);
            _stream.Seek(0, SeekOrigin.End);
        }

        _whole = true;
    }

    /// <summary>Unlike the console's own stream, one that tells when nobody reads it any more.</summary>
    private static Stream StandardOutput() =>
        OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, 0);
}
