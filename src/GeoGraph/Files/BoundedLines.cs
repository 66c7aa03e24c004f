namespace GeoGraph.Files;

/// <summary>Cuts a stream of UTF-8 into lines without ever holding more than one line of bounded length.</summary>
/// <remarks>A line ends with <c>\n</c> or <c>\r\n</c>; a byte order mark at the start belongs to no line. Whether a line is UTF-8 is not looked at.</remarks>
/// <param name="longest">Bytes of the longest line that is given; a longer one is passed over.</param>
public sealed class BoundedLines(Stream stream, int longest = BoundedLines.LongestLine)
{
    /// <summary>Bytes of the longest line of JSON that is read: more than the longest article takes with all that is coded in it.</summary>
    public const int LongestLine = 64 << 20;

    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>The line last read, without its end; empty when it was <see cref="IsTooLong"/>. Lasts until the next call of <see cref="Read"/>.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Number of the line last read, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Bytes of the stream up to the end of the line last read.</summary>
    public long Position { get; private set; }

    /// <summary>Whether the line last read has an end of its own; the last line of a stream may lack it.</summary>
    public bool IsTerminated { get; private set; }

    /// <summary>Whether the line last read is longer than allowed.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Reads the next line; false when there is none.</summary>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">The stream is compressed and damaged.</exception>
    public bool Read()
    {
        (Line, IsTooLong, IsTerminated) = (default, false, false);
        var searched = 0;
        while (true)
        {
            var end = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (end >= 0)
            {
                IsTerminated = true;
                return Take(searched + end, 1);
            }

            searched = _end - _start;
            if (searched > longest)
            {
                // What is passed over is not held.
                IsTooLong = true;
                Position += searched;
                (_start, _end, searched) = (0, 0, 0);
            }

            if (_ended || !Fill())
            {
                _ended = true;
                return (searched > 0 || IsTooLong) && Take(searched, 0);
            }
        }
    }

    private bool Take(int length, int terminator)
    {
        var line = _buffer.AsMemory(_start, length);
        Number++;
        Position += length + terminator;
        _start += length + terminator;
        if (Number == 1 && line.Span.StartsWith("\uFEFF"u8))
        {
            line = line[3..];
        }

        IsTooLong |= length > longest;
        Line = IsTooLong ? default : line.Span.EndsWith("\r"u8) ? line[..^1] : line;
        return true;
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, (int)Math.Min((long)_buffer.Length * 2, (long)longest + (1 << 16)));
        }

        var read = stream.Read(_buffer.AsSpan(_end));
        _end += read;
        return read > 0;
    }
}
