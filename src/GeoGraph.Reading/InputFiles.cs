using System.Runtime.CompilerServices;

namespace GeoGraph.Reading;

/// <summary>The files that an input names: itself, those of a folder, those that fit a pattern.</summary>
internal static class InputFiles
{
    private static readonly string[] s_notes = ["README", "LICENSE", "NOTICE"];

    /// <summary>What pages are saved with and archives hold beside them: no articles.</summary>
    private static readonly HashSet<string> s_assets = new(
        [".css", ".js", ".mjs", ".map", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".ico", ".bmp", ".tif", ".tiff", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp3", ".mp4", ".webm", ".m3u8"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Files in the order of their paths; what cannot be entered is told in their place.</summary>
    public static IEnumerable<(string Path, string? Problem)> Of(string input)
    {
        if (Directory.Exists(input))
        {
            var found = new List<(string Path, string? Problem)>();
            Enter(input, found, new HashSet<string>(StringComparer.Ordinal));
            return found.Count == 0 ? [(input, "a folder without files")] : found.OrderBy(f => f.Path, StringComparer.Ordinal);
        }

        if (File.Exists(input) || !Glob.IsPattern(input))
        {
            return [(input, File.Exists(input) ? null : "no such file or folder")];
        }

        return Glob.Files(input).Select(p => (p, (string?)null)).DefaultIfEmpty((input, "no file matches; is the pattern right?"));
    }

    /// <summary>Whether what lies under such a name among others is worth reading.</summary>
    public static bool IsWorthReading(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        return !name.StartsWith('.') && !s_notes.Any(n => name.StartsWith(n, StringComparison.OrdinalIgnoreCase)) && !s_assets.Contains(System.IO.Path.GetExtension(name));
    }

    /// <summary>Adds the files of a folder; one that links lead back to is entered once.</summary>
    private static void Enter(string folder, List<(string Path, string? Problem)> found, HashSet<string> entered)
    {
        try
        {
            var real = new DirectoryInfo(folder);
            if (!entered.Add((real.ResolveLinkTarget(true) ?? real).FullName))
            {
                return;
            }

            foreach (var entry in real.EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal))
            {
                var path = System.IO.Path.Combine(folder, entry.Name);
                if (entry.Name.StartsWith('.'))
                {
                    continue;
                }

                if (Directory.Exists(path))
                {
                    RuntimeHelpers.EnsureSufficientExecutionStack();
                    Enter(path, found, entered);
                }
                else if (IsWorthReading(path))
                {
                    found.Add((path, ProblemOf(path)));
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InsufficientExecutionStackException)
        {
            found.Add((folder, e is UnauthorizedAccessException ? "may not be entered" : e.Message.ReplaceLineEndings(" ")));
        }
    }

    /// <summary>Nothing is opened that has no length: a pipe or device in a folder would wait for ever.</summary>
    private static string? ProblemOf(string path)
    {
        var file = new FileInfo(path);
        var target = file.LinkTarget is null ? file : file.ResolveLinkTarget(true) as FileInfo;
        return target is not { Exists: true } ? "a link that leads nowhere" : target.Length == 0 ? "an empty file" : null;
    }
}
