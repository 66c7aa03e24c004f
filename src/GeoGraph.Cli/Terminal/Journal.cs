using System.Globalization;
using System.Text;

namespace GeoGraph.Cli.Terminal;

/// <summary>What a run tells of its work: to standard error with <c>--verbose</c>, to the log file when there is one.</summary>
/// <remarks>The log file also gets every line that goes to standard error, each with its time (UTC).</remarks>
public sealed class Journal : IDisposable
{
    private static Journal s_current = new(TimeProvider.System, false, null);

    private readonly Lock _writing = new();
    private readonly TimeProvider _time;
    private readonly bool _verbose;
    private readonly StreamWriter? _file;

    private Journal(TimeProvider time, bool verbose, StreamWriter? file)
    {
        _time = time;
        _verbose = verbose;
        _file = file;
    }

    /// <summary>Begins the journal of this run.</summary>
    /// <param name="log">File to append to; null for none.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static Journal Begin(TimeProvider time, bool verbose, string? log)
    {
        var file = log is null ? null : new StreamWriter(new FileStream(log, FileMode.Append, FileAccess.Write, FileShare.ReadWrite), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        s_current = new Journal(time, verbose, file);
        if (file is not null)
        {
            Console.SetError(new TeeWriter(Console.Error, s_current));
        }

        return s_current;
    }

    /// <summary>Tells a detail of the work that is of interest only to who asks for it.</summary>
    public static void Detail(string text)
    {
        s_current.Write(text);
        if (s_current._verbose)
        {
            // Past the tee, which would write it to the log a second time.
            (Console.Error is TeeWriter tee ? tee.Inner : Console.Error).WriteLine(text);
        }
    }

    /// <summary>Whether details are shown.</summary>
    public static bool IsVerbose => s_current._verbose;

    public void Dispose() => _file?.Dispose();

    private void Write(string line)
    {
        lock (_writing)
        {
            _file?.WriteLine(_time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture) + "  " + Printable.Of(line));
        }
    }

    /// <summary>Writes on, and every whole line to the journal.</summary>
    private sealed class TeeWriter(TextWriter inner, Journal journal) : TextWriter(inner.FormatProvider)
    {
        private readonly StringBuilder _line = new();

        public TextWriter Inner => inner;

        public override Encoding Encoding => inner.Encoding;

        public override void Write(char value)
        {
            inner.Write(value);
            Take(value);
        }

        public override void Write(string? value)
        {
            inner.Write(value);
            foreach (var c in value ?? "")
            {
                Take(c);
            }
        }

        public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        public override void WriteLine(string? value) => Write(value + NewLine);

        public override void Flush() => inner.Flush();

        private void Take(char c)
        {
            lock (_line)
            {
                if (c != '\n')
                {
                    _line.Append(c);
                    return;
                }

                journal.Write(_line.ToString().TrimEnd('\r'));
                _line.Clear();
            }
        }
    }
}
