using System.Globalization;
using System.Text;

namespace GeoGraph.Reading;

/// <summary>A stream that is only read.</summary>
public abstract class ReadStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public abstract override int Read(Span<byte> buffer);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>So many bytes of a stream.</summary>
internal sealed class PartStream(Stream whole, long length) : ReadStream
{
    private long _left = length;

    public override int Read(Span<byte> buffer)
    {
        var n = _left == 0 ? 0 : whole.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        _left -= n;
        return n;
    }

    /// <summary>Passes by what is left; false when the stream ends before.</summary>
    public bool Drain()
    {
        Span<byte> buffer = stackalloc byte[4096];
        while (_left > 0 && Read(buffer) > 0)
        {
        }

        return _left == 0;
    }
}

/// <summary>A body in chunks (RFC 9112, 7.1); one that says so but is not is given as it is, as archives often store it.</summary>
internal sealed class ChunkedStream(Stream chunks) : ReadStream
{
    private byte[] _ahead = [];
    private int _given;
    private long _left;
    private bool _plain;
    private bool _started;
    private bool _ended;

    public override int Read(Span<byte> buffer)
    {
        if (_given < _ahead.Length)
        {
            var n = Math.Min(buffer.Length, _ahead.Length - _given);
            _ahead.AsSpan(_given, n).CopyTo(buffer);
            _given += n;
            return n;
        }

        if (_plain || _ended || (_left == 0 && !NextChunk()))
        {
            return _plain ? _given < _ahead.Length ? Read(buffer) : chunks.Read(buffer) : 0;
        }

        var read = chunks.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        _left -= read;
        return read;
    }

    private bool NextChunk()
    {
        var line = new List<byte>();
        for (int b; (b = chunks.ReadByte()) >= 0;)
        {
            line.Add((byte)b);
            if (b == '\n' && (line.Count > 2 || !_started))
            {
                break;
            }

            if (line.Count > 64)
            {
                break;
            }
        }

        var size = Encoding.Latin1.GetString([.. line]).Trim().Split(';')[0].Trim();
        if (long.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _left))
        {
            _started = true;
            _ended = _left == 0;
            return _left > 0;
        }

        // No chunk begins here: what was read belongs to the body.
        _ended = _started;
        _plain = !_started;
        _ahead = _plain ? [.. line] : [];
        return false;
    }
}
