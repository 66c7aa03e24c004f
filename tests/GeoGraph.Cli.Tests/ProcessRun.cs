using System.Diagnostics;

namespace GeoGraph.Cli.Tests;

/// <summary>What a process wrote and how it ended.</summary>
public sealed record ProcessRun(int Code, string Output, string Error)
{
    /// <summary>Variables that would change what a command does: the tests decide on them.</summary>
    private static readonly string[] s_ownVariables =
    [
        "NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE", "GEOGRAPH_SEEDS", "GEOGRAPH_GRAPH", "GEOGRAPH_THREADS", "GEOGRAPH_LOG", "GEOGRAPH_QUERY_API",
        "NO_COLOR", "COLUMNS", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "MSBUILDDISABLENODEREUSE", "MSBuildSDKsPath", "DOTNET_HOST_PATH",
    ];

    /// <summary>Everything it wrote, for messages.</summary>
    public string All => Output + Error;

    /// <param name="program">A file, or a name found on the path.</param>
    /// <param name="folder">The folder it runs in.</param>
    /// <param name="input">What it reads from standard input; null: nothing.</param>
    /// <param name="environment">Variables to set.</param>
    public static async Task<ProcessRun> StartAsync(
        string program, IEnumerable<string> arguments, string folder, string? input = null, IReadOnlyDictionary<string, string>? environment = null, CancellationToken cancellation = default)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in s_ownVariables)
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read everything.
        }

        await process.WaitForExitAsync(cancellation);
        return new ProcessRun(process.ExitCode, await output, await error);
    }
}
