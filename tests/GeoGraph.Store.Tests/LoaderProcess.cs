using System.Diagnostics;
using System.Globalization;
using GeoGraph.Seeds;

namespace GeoGraph.Store.Tests;

/// <summary>Runs <c>geograph</c> in a process of its own.</summary>
internal static class LoaderProcess
{
    /// <param name="kill">After how long it is killed; null: never.</param>
    /// <returns>Exit code and what it wrote to standard error besides its progress.</returns>
    public static async Task<(int Code, string Error)> RunAsync(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, TimeSpan? kill = null)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, "GeoGraph.Cli.dll")))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (kill is { } after && !process.WaitForExit(after))
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        await output;
        return (process.ExitCode, string.Concat((await error).Split('\n').Where(l => l.Length > 0 && !l.Contains(" articles, ", StringComparison.Ordinal))));
    }

    /// <summary>Writes coded articles into a file of the folder.</summary>
    public static string Write(string folder, int number, IEnumerable<CodedArticle> articles)
    {
        var path = Path.Combine(folder, "coded-" + number.ToString(CultureInfo.InvariantCulture) + ".jsonl");
        File.WriteAllLines(path, articles.Select(CodedArticleJson.Write));
        return path;
    }
}
