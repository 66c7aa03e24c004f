namespace GeoGraph.Reading;

/// <summary>A stream whose first bytes can be looked at before it is read, and that tells how far it is read.</summary>
public sealed class PeekStream : ReadStream
{
    private readonly Stream _inner;
    private readonly Action<long> _position;
    private readonly byte[] _head;
    private readonly int _length;
    private int _given;
    private long _total;

    public PeekStream(Stream inner, int size, Action<long> position)
    {
        _inner = inner;
        _position = position;
        _head = new byte[size];
        _length = inner.ReadAtLeast(_head, size, false);
    }

    public ReadOnlyMemory<byte> Head => _head.AsMemory(0, _length);

    public override int Read(Span<byte> buffer)
    {
        int n;
        if (_given < _length)
        {
            n = Math.Min(buffer.Length, _length - _given);
            _head.AsSpan(_given, n).CopyTo(buffer);
            _given += n;
        }
        else
        {
            n = _inner.Read(buffer);
        }

        _total += n;
        _position(_total);
        return n;
    }
}
