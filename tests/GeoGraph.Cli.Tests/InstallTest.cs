using System.Runtime.InteropServices;
using Xunit;

namespace GeoGraph.Cli.Tests;

/// <summary>What is packed or published works in any folder, with the lexicons and models inside it.</summary>
public sealed class InstallTest : IDisposable
{
    private static readonly string s_configuration = AppContext.BaseDirectory.Contains("debug", StringComparison.Ordinal) ? "Debug" : "Release";

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task The_packed_tool_does_the_main_job_in_an_empty_folder()
    {
        var packages = _workspace.File("packages");
        await DotNetAsync("pack", Project, "-c", s_configuration, "--no-build", "-o", packages);
        await DotNetAsync("tool", "install", "GeoGraph.Tool", "--tool-path", _workspace.File("tools"), "--add-source", packages);
        await CheckAsync(_workspace.File("tools"));
    }

    [Fact]
    public async Task A_single_file_does_the_main_job_in_an_empty_folder()
    {
        var folder = _workspace.File("single");
        await DotNetAsync(
            "publish", Project, "-c", s_configuration, "-r", RuntimeInformation.RuntimeIdentifier, "-p:PublishSingleFile=true", "-p:DebugType=none",
            "--artifacts-path", _workspace.File("artifacts"), "-o", folder);
        Assert.Empty(Directory.EnumerateFiles(folder, "*.dll"));
        Assert.False(Directory.Exists(Path.Combine(folder, "seeds")), "the lexicons are inside the file");
        await CheckAsync(folder);
    }

    private static string Project => Path.Combine(Workspace.Checkout, "src", "GeoGraph.Cli");

    private static string Program(string folder) => Path.Combine(folder, OperatingSystem.IsWindows() ? "geograph.exe" : "geograph");

    private async Task CheckAsync(string program)
    {
        var empty = Directory.CreateDirectory(_workspace.File("empty")).FullName;
        await File.WriteAllTextAsync(Path.Combine(empty, "article.txt"), Workspace.Article, TestContext.Current.CancellationToken);
        var build = await RunAsync(program, empty, [], "build", "article.txt");
        Assert.True(build.Code == 0, build.All);
        Assert.Contains("1 article added", build.Output, StringComparison.Ordinal);
        Assert.Contains("China", build.Output, StringComparison.Ordinal);

        var missing = await RunAsync(program, empty, [], "build", "article.txt", "--seeds", "elsewhere");
        Assert.Equal("geograph: elsewhere: not a seed folder (no 'lang' and 'ontology' in it)\n", missing.Error);
        var named = new Dictionary<string, string>(StringComparer.Ordinal) { ["GEOGRAPH_SEEDS"] = "elsewhere" };
        Assert.Equal(missing.Error, (await RunAsync(program, empty, named, "build", "article.txt")).Error);
        Assert.Equal(0, (await RunAsync(program, empty, named, "extract", "article.txt", "--seeds", Workspace.Seeds)).Code);
    }

    private static Task<ProcessRun> RunAsync(string program, string folder, Dictionary<string, string> environment, params string[] arguments) =>
        ProcessRun.StartAsync(Program(program), arguments, folder, null, environment, TestContext.Current.CancellationToken);

    private async Task DotNetAsync(params string[] arguments)
    {
        var run = await ProcessRun.StartAsync(Workspace.DotNet, arguments, _workspace.Folder, null, null, TestContext.Current.CancellationToken);
        Assert.True(run.Code == 0, $"dotnet {string.Join(' ', arguments)} ended with {run.Code}: {run.All}");
    }
}
