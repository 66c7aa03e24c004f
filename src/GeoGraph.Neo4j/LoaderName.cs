using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace GeoGraph.Neo4j;

/// <summary>Names a running loader, so that a later one on the same machine can tell that it was killed and what it left open.</summary>
/// <remarks>A server holds the open transaction of a killed HTTP client, with its locks, for a minute.</remarks>
internal static class LoaderName
{
    /// <summary>Each process reckons the start of another from its own clock: the reckonings differ a little, so that the second may.</summary>
    private const int Inexact = 2;

    /// <summary>Machine (with the namespace of process ids, which containers have of their own), process and its start.</summary>
    public static string Own { get; } = Of(Process.GetCurrentProcess());

    /// <summary>Whether the loader of that name ran on this machine and is gone.</summary>
    public static bool IsGone(string name)
    {
        var parts = name.Split('/');
        if (parts.Length != 3 || parts[0] != Machine() || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || !long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var start))
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return Math.Abs(StartOf(process) - start) > Inexact;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return true;
        }
    }

    /// <summary>The name of the loader that is this process.</summary>
    public static string Of(Process process) => string.Create(CultureInfo.InvariantCulture, $"{Machine()}/{process.Id}/{StartOf(process)}");

    /// <summary>In seconds.</summary>
    private static long StartOf(Process process) => process.StartTime.ToUniversalTime().Ticks / TimeSpan.TicksPerSecond;

    private static string Machine()
    {
        const string processIds = "/proc/self/ns/pid";
        var space = File.Exists(processIds) ? new FileInfo(processIds).LinkTarget : null;
        return (Environment.MachineName + space).Replace('/', '-');
    }
}
