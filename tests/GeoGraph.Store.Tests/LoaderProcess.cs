using System.Diagnostics;
using System.Globalization;
using GeoGraph.Graph;
using GeoGraph.Seeds;
using Xunit;

namespace GeoGraph.Store.Tests;

/// <summary>Runs <c>geograph</c> in a process of its own.</summary>
internal static class LoaderProcess
{
    /// <summary>What a loader says when it was told to stop.</summary>
    public const string Stopped = "geograph: stopped; what was finished is kept, and the same command continues";

    /// <summary>Tells it to stop (Ctrl-C) when the store has articles, however many are still to come.</summary>
    public static async Task<(int Code, string Error)> InterruptAsync(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, IGraphStore store)
    {
        using var process = Start(arguments, environment);
        var written = WrittenAsync(process);
        while (!process.HasExited && (await store.CountAsync(TestContext.Current.CancellationToken)).Total == 0)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        using var signal = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await written);
    }

    /// <param name="kill">After how long it is killed; null: never.</param>
    /// <returns>Exit code and what it wrote to standard error besides its progress and the last line, which counts what was refused.</returns>
    public static async Task<(int Code, string Error)> RunAsync(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, TimeSpan? kill = null)
    {
        using var process = Start(arguments, environment);
        var written = WrittenAsync(process);
        if (kill is { } after && !process.WaitForExit(after))
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        return (process.ExitCode, await written);
    }

    /// <returns>Exit code and all that it wrote.</returns>
    public static async Task<(int Code, string Output, string Error)> OutputAsync(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        using var process = Start(arguments, environment);
        var (output, error) = await ReadAsync(process);
        await process.WaitForExitAsync();
        return (process.ExitCode, output, error);
    }

    private static Process Start(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        // Whoever runs the tests in the background has Ctrl-C ignored, and what they start would inherit that.
        var start = new ProcessStartInfo("env") { RedirectStandardOutput = true, RedirectStandardError = true };
        var host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        foreach (var argument in (string[])["--default-signal=INT", host, Path.Combine(AppContext.BaseDirectory, "GeoGraph.Cli.dll"), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>What it writes to standard error besides its progress.</summary>
    private static async Task<string> WrittenAsync(Process process)
    {
        var (_, error) = await ReadAsync(process);
        return string.Concat(error.Split('\n').Where(l => l.Length > 0 && !l.Contains(" articles, ", StringComparison.Ordinal) && !l.EndsWith(" refused, see above; the rest was done", StringComparison.Ordinal)));
    }

    private static async Task<(string Output, string Error)> ReadAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        return (await output, error);
    }

    /// <summary>Writes coded articles into a file of the folder.</summary>
    public static string Write(string folder, int number, IEnumerable<CodedArticle> articles)
    {
        var path = Path.Combine(folder, "coded-" + number.ToString(CultureInfo.InvariantCulture) + ".jsonl");
        File.WriteAllLines(path, articles.Select(CodedArticleJson.Write));
        return path;
    }
}
