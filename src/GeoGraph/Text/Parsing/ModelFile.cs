using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using GeoGraph.Seeds;

namespace GeoGraph.Text.Parsing;

/// <summary>The frame of a model file: what it is, its version, the length and SHA-256 of what follows, and the content compressed (Brotli).</summary>
internal static class ModelFile
{
    public static readonly byte[] Parser = "GGLM"u8.ToArray();
    public static readonly byte[] Names = "GGNM"u8.ToArray();

    private const int HeadLength = 4 + sizeof(ushort) + sizeof(int) + SHA256.HashSizeInBytes;

    /// <summary>A larger content is no model of ours.</summary>
    private const int Largest = 1 << 28;

    /// <summary>The bytes of a file; the same content gives the same bytes.</summary>
    public static byte[] Write(byte[] kind, ushort version, Action<BinaryWriter> write)
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

        var body = packed.ToArray();
        return [.. kind, .. BitConverter.GetBytes(version), .. BitConverter.GetBytes((int)content.Length), .. SHA256.HashData(body), .. body];
    }

    /// <exception cref="SeedException">The file cannot be read, is damaged, or is of another version: one line that says which.</exception>
    public static T Read<T>(string path, byte[] kind, ushort version, Func<ModelReader, T> read)
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
    public static T Read<T>(byte[] file, byte[] kind, ushort version, Func<ModelReader, T> read)
    {
        if (file.Length < HeadLength || !file.AsSpan(0, 4).SequenceEqual(kind))
        {
            throw new InvalidDataException("not a model of this kind");
        }

        var found = BitConverter.ToUInt16(file, 4);
        if (found != version)
        {
            throw new InvalidDataException($"a model of version {found} where this program reads version {version}");
        }

        var length = BitConverter.ToInt32(file, 6);
        if (length is < 0 or > Largest || !SHA256.HashData(file.AsSpan(HeadLength)).AsSpan().SequenceEqual(file.AsSpan(10, SHA256.HashSizeInBytes)))
        {
            throw new InvalidDataException("a damaged model (its checksum is wrong)");
        }

        var content = new byte[length];
        using (var brotli = new BrotliStream(new MemoryStream(file, HeadLength, file.Length - HeadLength), CompressionMode.Decompress))
        {
            brotli.ReadExactly(content);
        }

        return read(new ModelReader(content));
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
