using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using GeoGraph.Seeds;

namespace GeoGraph.Text.Parsing;

/// <summary>
/// The frame of a model file: what it is, its version, the SHA-256 of what follows, how many parts it has, the length of each, compressed and
/// not, and the parts, each compressed by itself (Brotli) so that one can be read while the next is decompressed.
/// </summary>
internal static class ModelFile
{
    public static readonly byte[] Parser = "GGLM"u8.ToArray();
    public static readonly byte[] Names = "GGNM"u8.ToArray();

    private const int SumStart = 4 + sizeof(ushort);
    private const int BodyStart = SumStart + SHA256.HashSizeInBytes;

    /// <summary>A larger part is of no model of ours.</summary>
    private const int Largest = 1 << 28;

    /// <summary>The bytes of a file; the same content gives the same bytes.</summary>
    /// <param name="parts">Writes each of the parts.</param>
    public static byte[] Write(byte[] kind, ushort version, params IReadOnlyList<Action<BinaryWriter>> parts)
    {
        using var body = new MemoryStream();
        using var writer = new BinaryWriter(body);
        var packed = parts.Select(Pack).ToList();
        writer.Write((byte)packed.Count);
        foreach (var (length, bytes) in packed)
        {
            writer.Write(length);
            writer.Write(bytes.Length);
        }

        packed.ForEach(p => writer.Write(p.Bytes));
        var content = body.ToArray();
        return [.. kind, .. BitConverter.GetBytes(version), .. SHA256.HashData(content), .. content];
    }

    private static (int Length, byte[] Bytes) Pack(Action<BinaryWriter> write)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            write(writer);
        }

        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            content.Position = 0;
            content.CopyTo(brotli);
        }

        return ((int)content.Length, packed.ToArray());
    }

    /// <exception cref="SeedException">The file cannot be read, is damaged, or is of another version: one line that says which.</exception>
    public static T Read<T>(string path, byte[] kind, ushort version, Func<ModelParts, T> read)
    {
        try
        {
            return Read(File.ReadAllBytes(path), kind, version, read);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new SeedException($"{path}: {e.Message}; get the file again or make it with 'geograph train'", e);
        }
    }

    /// <exception cref="InvalidDataException">Not such a file, a damaged one, or one of another version.</exception>
    public static T Read<T>(byte[] file, byte[] kind, ushort version, Func<ModelParts, T> read)
    {
        if (file.Length < BodyStart || !file.AsSpan(0, 4).SequenceEqual(kind))
        {
            throw new InvalidDataException("not a model of this kind");
        }

        var found = BitConverter.ToUInt16(file, 4);
        if (found != version)
        {
            throw new InvalidDataException($"a model of version {found} where this program reads version {version}");
        }

        if (!SHA256.HashData(file.AsSpan(BodyStart)).AsSpan().SequenceEqual(file.AsSpan(SumStart, SHA256.HashSizeInBytes)))
        {
            throw new InvalidDataException("a damaged model (its checksum is wrong)");
        }

        var reader = new ModelReader(file.AsMemory(BodyStart));
        var lengths = Enumerable.Range(0, reader.ReadByte()).Select(_ => (Content: reader.ReadInt32(), Packed: reader.ReadInt32())).ToList();
        if (lengths.Any(l => l.Content is < 0 or > Largest || l.Packed < 0) || lengths.Sum(l => (long)l.Packed) != file.Length - BodyStart - reader.Position)
        {
            throw new InvalidDataException("a damaged model (its parts have wrong lengths)");
        }

        var start = BodyStart + reader.Position;
        var parts = new List<(int, ReadOnlyMemory<byte>)>();
        foreach (var (content, packed) in lengths)
        {
            parts.Add((content, file.AsMemory(start, packed)));
            start += packed;
        }

        return read(new ModelParts(parts));
    }

    public static void WriteNames(BinaryWriter writer, IReadOnlyList<string> names)
    {
        writer.Write((byte)names.Count);
        foreach (var name in names)
        {
            writer.Write(name);
        }
    }

    public static string[] ReadNames(ModelReader reader) => [.. Enumerable.Range(0, reader.ReadByte()).Select(_ => reader.ReadString())];
}

/// <summary>The parts of a model file.</summary>
/// <param name="parts">Of each its length and its compressed bytes.</param>
internal sealed class ModelParts(IReadOnlyList<(int Length, ReadOnlyMemory<byte> Packed)> parts)
{
    /// <summary>A part to read.</summary>
    /// <exception cref="InvalidDataException">There is no such part, or it is damaged.</exception>
    public ModelReader Open(int part)
    {
        if (part >= parts.Count)
        {
            throw new InvalidDataException("a damaged model (a part is missing)");
        }

        var (length, packed) = parts[part];
        var content = new byte[length];
        return BrotliDecoder.TryDecompress(packed.Span, content, out var written) && written == length
            ? new ModelReader(content)
            : throw new InvalidDataException("a damaged model (a part cannot be decompressed)");
    }
}
