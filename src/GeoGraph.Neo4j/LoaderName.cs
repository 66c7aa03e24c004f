using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace GeoGraph.Neo4j;

/// <summary>Names a running loader, so that a later one on the same machine can tell that it was killed and what it left open.</summary>
/// <remarks>A server holds the open transaction of a killed HTTP client, with its locks, for a minute.</remarks>
internal static class LoaderName
{
    /// <summary>Machine (with the namespace of process ids, which containers have of their own), process and its start.</summary>
    public static string Own { get; } = Of(Process.GetCurrentProcess());

    /// <summary>Whether the loader of that name ran on this machine and is gone.</summary>
    public static bool IsGone(string name)
    {
        var parts = name.Split('/');
        if (parts.Length != 3 || parts[0] != Own.Split('/')[0] || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return Of(process) != name;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return true;
        }
    }

    public static string Of(Process process) =>
        string.Create(CultureInfo.InvariantCulture, $"{Machine()}/{process.Id}/{process.StartTime.ToUniversalTime().Ticks / TimeSpan.TicksPerSecond}");

    private static string Machine()
    {
        const string processIds = "/proc/self/ns/pid";
        var space = File.Exists(processIds) ? new FileInfo(processIds).LinkTarget : null;
        return (Environment.MachineName + space).Replace('/', '-');
    }
}
