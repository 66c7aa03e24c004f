namespace GeoGraph.Reading;

/// <summary>Cuts a stream into lines of bytes; of a line that is too long nothing is kept.</summary>
internal sealed class LineReader(Stream stream, int longest)
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private byte[] _line = new byte[1 << 12];
    private int _from;
    private int _to;

    /// <summary>The next line without its end; null behind the last. Valid until the next call.</summary>
    public (ReadOnlyMemory<byte> Bytes, bool IsTooLong)? Next()
    {
        var length = 0L;
        for (var any = false; ; any = true)
        {
            if (_from == _to)
            {
                (_from, _to) = (0, stream.Read(_buffer));
                if (_to == 0)
                {
                    return any || length > 0 ? Line(length) : null;
                }
            }

            var piece = _buffer.AsSpan(_from, _to - _from);
            var end = piece.IndexOf((byte)'\n');
            Keep(end < 0 ? piece : piece[..end], length);
            length += end < 0 ? piece.Length : end;
            _from += end < 0 ? piece.Length : end + 1;
            if (end >= 0)
            {
                return Line(length);
            }
        }
    }

    private (ReadOnlyMemory<byte> Bytes, bool IsTooLong) Line(long length) =>
        length > longest ? (ReadOnlyMemory<byte>.Empty, true) : (_line.AsMemory(0, (int)length), false);

    private void Keep(ReadOnlySpan<byte> piece, long length)
    {
        if (length + piece.Length > longest)
        {
            return;
        }

        if (length + piece.Length > _line.Length)
        {
            Array.Resize(ref _line, (int)Math.Min(longest, Math.Max(length + piece.Length, _line.Length * 2L)));
        }

        piece.CopyTo(_line.AsSpan((int)length));
    }
}
