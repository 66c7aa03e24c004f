using Xunit;

namespace GeoGraph.Cli.Tests;

/// <summary>Runs lines of documents in a shell in which <c>geograph</c> is installed.</summary>
internal static class Shell
{
    public static Task<ProcessRun> RunAsync(Workspace workspace, string line, IReadOnlyDictionary<string, string>? environment = null)
    {
        var bin = Directory.CreateDirectory(workspace.File(".bin")).FullName;
        var geograph = Path.Combine(bin, "geograph");
        if (!File.Exists(geograph))
        {
            var part = geograph + Guid.NewGuid().ToString("N");
            File.WriteAllText(part, $"#!/bin/sh\nexec '{Workspace.DotNet}' '{Path.Combine(AppContext.BaseDirectory, "GeoGraph.Cli.dll")}' \"$@\"\n");
            File.SetUnixFileMode(part, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            File.Move(part, geograph, true);
        }

        return ProcessRun.StartAsync("bash", ["-c", $"PATH='{bin}':\"$PATH\"; {line}"], workspace.Folder, null, environment, TestContext.Current.CancellationToken);
    }
}
