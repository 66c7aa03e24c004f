using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace GeoGraph.Cli;

/// <summary>The process on this machine that serves an address: what a benchmark reads its processor time and memory from (Linux).</summary>
public static class ServerProcess
{
    /// <summary>The process that listens at the port of the address; null when it is not on this machine, or cannot be seen.</summary>
    public static Process? Find(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.IsFile || !IsLoopback(uri.Host) || !OperatingSystem.IsLinux())
        {
            return null;
        }

        var sockets = new[] { "/proc/net/tcp", "/proc/net/tcp6" }.Where(File.Exists).SelectMany(f => Listening(f, uri.Port)).Select(i => $"socket:[{i}]").ToHashSet(StringComparer.Ordinal);
        return sockets.Count == 0 ? null : Process.GetProcesses().FirstOrDefault(p => Holds(p, sockets));
    }

    private static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    /// <summary>Inodes of the sockets that listen at the port: columns of proc(5) are the local address, state 0A, and the inode.</summary>
    private static IEnumerable<string> Listening(string file, int port)
    {
        var local = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        return File.ReadLines(file).Skip(1).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(c => c.Length > 9 && c[3] == "0A" && c[1].EndsWith(local, StringComparison.Ordinal)).Select(c => c[9]);
    }

    private static bool Holds(Process process, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries($"/proc/{process.Id}/fd").Any(f => File.ResolveLinkTarget(f, false)?.Name is { } name && sockets.Contains(name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
