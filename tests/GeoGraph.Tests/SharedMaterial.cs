namespace GeoGraph.Tests;

/// <summary>The developers' material beside the project; tests that use it are skipped where it is not there.</summary>
public static class SharedMaterial
{
    /// <summary>A path below <c>../shared</c>, or null.</summary>
    public static string? Find(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine([folder.FullName, "shared", .. parts]);
            if (Path.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
