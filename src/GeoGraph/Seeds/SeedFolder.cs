using System.Security.Cryptography;
using System.Text;

namespace GeoGraph.Seeds;

/// <summary>The folder of ontology, actors and language data that a run works with.</summary>
public sealed class SeedFolder
{
    private SeedFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>BCP 47 tags of the languages it holds, sorted.</summary>
    public IReadOnlyList<string> Languages =>
        [.. Directory.EnumerateDirectories(File("lang")).Select(d => System.IO.Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    /// <summary>The path of a file below the folder.</summary>
    public string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>
    /// Opens the folder: the given one; else <c>GEOGRAPH_SEEDS</c>; else <c>seeds</c> beside the program, and then in the current
    /// folder and its parents.
    /// </summary>
    /// <exception cref="SeedException">No folder with <c>lang</c> and <c>ontology</c> in it was found.</exception>
    public static SeedFolder Open(string? path = null)
    {
        path ??= Environment.GetEnvironmentVariable("GEOGRAPH_SEEDS");
        if (path is not null)
        {
            return IsSeedFolder(path) ? new SeedFolder(path) : throw new SeedException($"{path}: not a seed folder (no 'lang' and 'ontology' in it)");
        }

        foreach (var start in new[] { AppContext.BaseDirectory, Directory.GetCurrentDirectory() })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var candidate = System.IO.Path.Combine(folder.FullName, "seeds");
                if (IsSeedFolder(candidate))
                {
                    return new SeedFolder(candidate);
                }
            }
        }

        throw new SeedException("no 'seeds' folder beside the program or above the current folder; name one with --seeds or GEOGRAPH_SEEDS");
    }

    /// <summary>First 12 hexadecimal digits of a SHA-256 over every data file but the samples: changes whenever coding may change.</summary>
    public string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = new[] { "actors", "lang", "ontology" }
            .Select(f => File(f)).Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
            .Select(f => (Name: System.IO.Path.GetRelativePath(Path, f).Replace('\\', '/'), Path: f))
            .OrderBy(f => f.Name, StringComparer.Ordinal);
        foreach (var (name, file) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            using var content = System.IO.File.OpenRead(file);
            hash.AppendData(SHA256.HashData(content));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    private static bool IsSeedFolder(string path) =>
        Directory.Exists(System.IO.Path.Combine(path, "lang")) && Directory.Exists(System.IO.Path.Combine(path, "ontology"));
}
