using ICSharpCode.SharpZipLib.Zip;

namespace GeoGraph.Reading;

/// <summary>Reads the files of a zip archive one after the other, from a file or a pipe.</summary>
internal static class Zips
{
    private const string Office = "[Content_Types].xml";

    /// <param name="read">Reads one entry, given its source.</param>
    public static IEnumerable<ReadResult> Read(string source, Stream stream, Func<string, Stream, IEnumerable<ReadResult>> read)
    {
        using var zip = new ZipInputStream(stream) { IsStreamOwner = false };
        var any = false;
        while (zip.GetNextEntry() is { } entry)
        {
            if (entry.Name is Office or "mimetype")
            {
                yield return new ReadResult(source, null, "an Office document or e-book; save it as text or HTML");
                yield break;
            }

            if (!entry.IsFile || entry.Name.StartsWith("__MACOSX/", StringComparison.Ordinal) || !InputFiles.IsWorthReading(entry.Name))
            {
                continue;
            }

            any = true;
            if (entry.IsCrypted)
            {
                yield return new ReadResult($"{source}/{entry.Name}", null, "encrypted; unpack it first");
                continue;
            }

            foreach (var result in read($"{source}/{entry.Name}", zip))
            {
                yield return result;
            }
        }

        if (!any)
        {
            yield return new ReadResult(source, null, "an archive without articles");
        }
    }
}
