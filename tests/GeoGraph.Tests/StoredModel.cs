namespace GeoGraph.Tests;

/// <summary>Reads a model from the bytes of its file.</summary>
internal static class StoredModel
{
    public static T Read<T>(byte[] bytes, Func<string, T> read)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes);
            return read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
