using System.Diagnostics;
using GeoGraph.Cli;
using GeoGraph.Seeds;
using Newtonsoft.Json;
using Xunit;

namespace GeoGraph.Store.Tests.Reliability;

/// <summary>What <c>extract</c> leaves on the disk, however it ends.</summary>
public sealed class ExtractFileTest : IDisposable
{
    private static readonly Dictionary<string, string> s_none = new(StringComparer.Ordinal);

    private readonly string _folder = Directory.CreateTempSubdirectory("geograph-extract-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Theory]
    [InlineData("articles.jsonl")]
    [InlineData(".")]
    [InlineData("*.jsonl")]
    [InlineData("link")]
    public async Task An_input_is_never_the_output(string input)
    {
        var path = Articles(3);
        File.CreateSymbolicLink(In("link"), path);
        var before = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

        var (code, error) = await LoaderProcess.RunAsync(["extract", In(input), "-o", path], s_none);

        Assert.Equal((CommandRunner.Usage, $"geograph: --output {path}: is one of the inputs; name another file"), (code, error));
        Assert.Equal(before, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Killed_anywhere_it_leaves_the_old_file_and_goes_on_to_the_same_bytes()
    {
        var articles = Articles(300);
        var (clean, output) = (In("clean.out"), In("coded.out"));
        var time = Stopwatch.StartNew();
        Assert.Equal(0, (await LoaderProcess.RunAsync(["extract", articles, "-o", clean], s_none)).Code);
        var whole = time.Elapsed;
        await File.WriteAllTextAsync(output, "the old file", TestContext.Current.CancellationToken);
        var random = new Random(5);
        var killed = 0;
        for (var i = 0; i < 5; i++)
        {
            var (code, _) = await LoaderProcess.RunAsync(["extract", articles, "-o", output], s_none, whole * (0.3 + (random.NextDouble() * 0.6)));
            if (code != 0)
            {
                killed++;
                Assert.Equal("the old file", await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken));
            }
        }

        Assert.True(killed > 0, "no run was killed before its end");
        Assert.Equal(0, (await LoaderProcess.RunAsync(["extract", articles, "-o", output], s_none)).Code);
        Assert.Equal(await File.ReadAllBytesAsync(clean, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(output, TestContext.Current.CancellationToken));
        Assert.False(File.Exists(output + CodedWriter.Unfinished));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(20_000)]
    [InlineData(int.MaxValue)]
    public async Task What_an_earlier_run_left_is_taken_over_as_far_as_it_is_whole(int bytes)
    {
        var articles = Articles(12);
        var (clean, output) = (In("clean.out"), In("coded.out"));
        Assert.Equal(0, (await LoaderProcess.RunAsync(["extract", articles, "-o", clean], s_none)).Code);
        var coded = await File.ReadAllBytesAsync(clean, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(output + CodedWriter.Unfinished, coded[..Math.Min(bytes, coded.Length)], TestContext.Current.CancellationToken);

        Assert.Equal(0, (await LoaderProcess.RunAsync(["extract", articles, "-o", output], s_none)).Code);

        Assert.Equal(coded, await File.ReadAllBytesAsync(output, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_an_earlier_run_left_of_other_articles_is_not_taken_over()
    {
        var (articles, others) = (Articles(4), Articles(4, "Finland"));
        var (clean, output) = (In("clean.out"), In("coded.out"));
        Assert.Equal(0, (await LoaderProcess.RunAsync(["extract", others, "-o", output + CodedWriter.Unfinished], s_none)).Code);
        Assert.Equal(0, (await LoaderProcess.RunAsync(["extract", articles, "-o", clean], s_none)).Code);

        Assert.Equal(0, (await LoaderProcess.RunAsync(["extract", articles, "-o", output], s_none)).Code);

        Assert.Equal(await File.ReadAllBytesAsync(clean, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(output, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("", "geograph: --output '' names no file; write -o coded.jsonl, or -o - for standard output")]
    [InlineData("/", "geograph: --output /: is a folder; name a file in it")]
    public async Task An_output_that_is_no_file_is_told(string output, string message) =>
        Assert.Equal((CommandRunner.Usage, message), await LoaderProcess.RunAsync(["extract", Articles(1), "-o", output], s_none));

    [Fact]
    public async Task It_ends_when_nobody_reads_what_it_writes()
    {
        var articles = Articles(4000);
        var time = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("sh") { ArgumentList = { "-c", $"dotnet '{Path.Combine(AppContext.BaseDirectory, "GeoGraph.Cli.dll")}' extract '{articles}' | head -1" }, RedirectStandardOutput = true })!;
        var line = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("article-0", CodedArticleJson.Read(line).Article.Id);
        // 4,000 articles take far longer than the first and the pipe's 64 kB.
        Assert.True(time.Elapsed < TimeSpan.FromMinutes(2), $"it went on for {time.Elapsed}");
    }

    [Fact]
    public async Task A_date_at_the_end_of_the_calendar_costs_no_article()
    {
        var path = In("late.jsonl");
        await File.WriteAllTextAsync(path, JsonConvert.SerializeObject(new { text = "The president of France will visit Jakarta tomorrow, the ministry said on Monday. Next year Finland will join.", language = "en", published = "9999-12-30" }), TestContext.Current.CancellationToken);
        Assert.Equal(0, (await LoaderProcess.RunAsync(["extract", path, "-o", In("late.out")], s_none)).Code);
        Assert.Single(await File.ReadAllLinesAsync(In("late.out"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_word_of_any_length_makes_a_key_that_every_store_takes()
    {
        var path = In("long.jsonl");
        var name = "Ka" + new string('a', 9000);
        await File.WriteAllTextAsync(path, JsonConvert.SerializeObject(new { text = $"{name} {name}, the president of France, met {name} in {name}. \"We agree,\" {name} {name} said.", language = "en" }), TestContext.Current.CancellationToken);
        Assert.Equal(0, (await LoaderProcess.RunAsync(["extract", path, "-o", In("long.out")], s_none)).Code);
        var coded = CodedArticleJson.Read(await File.ReadAllTextAsync(In("long.out"), TestContext.Current.CancellationToken));
        Graph.GraphBuilder.Check(coded);
        Assert.All(coded.Actors.Actors, a => Assert.InRange(a.Key.Length, 1, 150));
    }

    [Fact]
    public async Task An_id_too_long_to_be_looked_up_is_told()
    {
        var path = In("id.jsonl");
        await File.WriteAllTextAsync(path, JsonConvert.SerializeObject(new { id = new string('x', 8200), text = "France met Finland in Jakarta on Monday.", language = "en" }), TestContext.Current.CancellationToken);
        var (code, error) = await LoaderProcess.RunAsync(["extract", path, "-o", In("id.out")], s_none);
        Assert.Equal(CommandRunner.Failure, code);
        Assert.Contains($"{path}:1: an id of 8,200 bytes (the longest is 1,000)", error, StringComparison.Ordinal);
    }

    private string In(string name) => Path.Combine(_folder, name);

    private string Articles(int count, string state = "France")
    {
        var path = In($"articles{(state == "France" ? "" : "-" + state)}.jsonl");
        File.WriteAllLines(path, Enumerable.Range(0, count).Select(i => JsonConvert.SerializeObject(new
        {
            id = "article-" + i.ToString(System.Globalization.CultureInfo.InvariantCulture),
            text = $"The president of {state} met the foreign minister of Indonesia in Jakarta on day {i}. \"We will sign the agreement,\" the minister said on Monday. {state} condemned the attack on Ukraine.",
            language = "en",
            published = "2024-05-09",
        })));
        return path;
    }
}
