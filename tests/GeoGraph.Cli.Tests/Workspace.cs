using Xunit;

namespace GeoGraph.Cli.Tests;

/// <summary>An empty folder in which <c>geograph</c> runs as a user runs it.</summary>
public sealed class Workspace : IDisposable
{
    /// <summary>Dated, with two states, a minister, an event and a statement.</summary>
    public const string Article = "BEIJING (10 June 2024) - China condemned the United States on Monday over the sale of arms to Taiwan. Foreign Minister Wang Yi said Washington must stop the sale.\n";

    public string Folder { get; } = Directory.CreateTempSubdirectory("geograph-cli-").FullName;

    /// <summary>The checkout the tests run in.</summary>
    public static string Checkout { get; } = FindCheckout();

    /// <summary>The lexicons and models of the checkout.</summary>
    public static string Seeds => Path.Combine(Checkout, "seeds");

    public static string DotNet =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    public void Dispose() => Directory.Delete(Folder, true);

    public string File(string name) => Path.Combine(Folder, name);

    public string Write(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File(name))!);
        System.IO.File.WriteAllText(File(name), content);
        return name;
    }

    /// <summary>Runs <c>geograph</c> in the folder.</summary>
    public Task<ProcessRun> RunAsync(params string[] arguments) => RunAsync(arguments, null, null);

    public Task<ProcessRun> RunAsync(IEnumerable<string> arguments, string? input, IReadOnlyDictionary<string, string>? environment) => ProcessRun.StartAsync(
        DotNet, [Path.Combine(AppContext.BaseDirectory, "GeoGraph.Cli.dll"), .. arguments], Folder, input, environment, TestContext.Current.CancellationToken);

    /// <summary>Runs <c>geograph</c>, which must succeed.</summary>
    /// <returns>What it wrote to standard output.</returns>
    public async Task<string> DoneAsync(params string[] arguments)
    {
        var run = await RunAsync(arguments);
        Assert.True(run.Code == 0, $"geograph {string.Join(' ', arguments)} ended with {run.Code}: {run.All}");
        return run.Output;
    }

    private static string FindCheckout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "GeoGraph.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("the tests run inside a checkout");
    }
}
