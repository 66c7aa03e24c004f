using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace GeoGraph.Text.Parsing;

/// <summary>Reads the content of a model file, as a <see cref="BinaryWriter"/> wrote it: numbers are little-endian.</summary>
/// <remarks>Several times as fast as a <see cref="BinaryReader"/> on the millions of small numbers of a weight table.</remarks>
internal sealed class ModelReader(ReadOnlyMemory<byte> content)
{
    private int _at;

    /// <summary>How many bytes have been read; may be set back.</summary>
    public int Position { get => _at; set => _at = value; }

    /// <exception cref="EndOfStreamException">There are fewer.</exception>
    public ReadOnlySpan<byte> ReadBytes(int count)
    {
        var rest = content.Span[_at..];
        if (count < 0 || count > rest.Length)
        {
            throw new EndOfStreamException();
        }

        _at += count;
        return rest[..count];
    }

    public byte ReadByte() => ReadBytes(1)[0];

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(ReadBytes(sizeof(ushort)));

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(ReadBytes(sizeof(int)));

    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(ReadBytes(sizeof(ulong)));

    public float ReadSingle() => BinaryPrimitives.ReadSingleLittleEndian(ReadBytes(sizeof(float)));

    public string ReadString() => Encoding.UTF8.GetString(ReadBytes((int)ReadPacked()));

    /// <summary>Fills the numbers with as many that are written seven bits a byte, the last without the eighth bit.</summary>
    /// <exception cref="InvalidDataException">A number is longer than 63 bits.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ReadPacked(Span<long> numbers)
    {
        var bytes = content.Span;
        var at = _at;
        for (var n = 0; n < numbers.Length; n++)
        {
            var value = 0L;
            for (var shift = 0; ; shift += 7)
            {
                var b = (uint)at < (uint)bytes.Length ? bytes[at++] : throw new EndOfStreamException();
                value |= (long)(b & 0x7f) << shift;
                if (b < 0x80)
                {
                    break;
                }

                if (shift >= 56)
                {
                    throw new InvalidDataException("a damaged number");
                }
            }

            numbers[n] = value;
        }

        _at = at;
    }

    private long ReadPacked()
    {
        Span<long> number = stackalloc long[1];
        ReadPacked(number);
        return number[0];
    }
}
