namespace GeoGraph.Files;

/// <summary>Tells files as such from pipes and devices, which have a path too but cannot be replaced, read twice or hold a graph.</summary>
public static class RegularFile
{
    private static readonly string[] s_special = ["/dev/", "/proc/", "/sys/"];

    /// <summary>The whole path; behind a symbolic link, that of the file it points to.</summary>
    public static string Target(string path) =>
        File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { Exists: true } target ? target.FullName : Path.GetFullPath(path);

    /// <summary>Whether the path names a file as such, or nothing yet.</summary>
    public static bool Is(string path)
    {
        var target = Target(path);
        if (OperatingSystem.IsWindows() || !File.Exists(target))
        {
            return true;
        }

        if (Array.Exists(s_special, s => target.StartsWith(s, StringComparison.Ordinal)) && !target.StartsWith("/dev/shm/", StringComparison.Ordinal))
        {
            return false;
        }

        if (new FileInfo(target).Length > 0)
        {
            return true;
        }

        try
        {
            // To open a pipe for both ways does not wait for whoever is at its other end.
            using var file = new FileStream(target, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 0);
            return file.CanSeek;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return true;
        }
    }
}
