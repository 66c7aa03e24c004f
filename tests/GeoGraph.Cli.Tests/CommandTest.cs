using Newtonsoft.Json.Linq;
using Xunit;

namespace GeoGraph.Cli.Tests;

/// <summary>Every command, started as a user starts it.</summary>
public sealed class CommandTest(BuiltGraph graph) : IClassFixture<BuiltGraph>
{
    private Workspace Workspace => graph.Workspace;

    [Fact]
    public void Build_tells_what_it_did_and_shows_a_report()
    {
        Assert.Contains("geograph.db: ", graph.Built, StringComparison.Ordinal);
        Assert.Contains("articles added", graph.Built, StringComparison.Ordinal);
        Assert.Contains("Most active pairs", graph.Built, StringComparison.Ordinal);
        Assert.Contains("China", graph.Built, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_shows_the_sentence_with_its_words_marked_and_the_lexicon_row()
    {
        var why = await Workspace.DoneAsync("why", "country/CHN", "INTERACTS", "country/USA");
        Assert.Contains("[condemned]", why, StringComparison.Ordinal);
        Assert.Contains("rule ", why, StringComparison.Ordinal);
        var json = JArray.Parse(await Workspace.DoneAsync("why", "country/CHN", "--json"));
        Assert.All(json, r => Assert.False(string.IsNullOrEmpty((string?)r["evidence"])));
        var unknown = await Workspace.RunAsync("why", "country/XXX");
        Assert.Equal(1, unknown.Code);
        Assert.StartsWith("geograph: country/XXX: no such key in the graph", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyse_ranks_actors_and_finds_paths()
    {
        Assert.Contains("China", await Workspace.DoneAsync("analyse", "rank"), StringComparison.Ordinal);
        Assert.Contains("China", await Workspace.DoneAsync("analyse", "path", "China", "USA"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stats_count_nodes_and_give_the_hash()
    {
        var stats = JObject.Parse(await Workspace.DoneAsync("stats", "--json"));
        Assert.True((long)stats["nodes"]!["Article"]! > 5);
        Assert.Contains((string)stats["hash"]!, await Workspace.DoneAsync("stats"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_extracted_loads_to_the_same_graph()
    {
        await Workspace.DoneAsync("load", "coded.jsonl", "--graph", "loaded.db");
        var hash = JObject.Parse(await Workspace.DoneAsync("stats", "--json"))["hash"];
        Assert.Equal(hash, JObject.Parse(await Workspace.DoneAsync("stats", "--json", "--graph", "loaded.db"))["hash"]);
    }

    [Fact]
    public async Task Delete_takes_an_article_out_and_clear_everything()
    {
        await Workspace.DoneAsync("build", "article.txt", "asia.jsonl", "--graph", "shrinking.db");
        Assert.Contains("1 article deleted", await Workspace.DoneAsync("delete", "a1", "--graph", "shrinking.db"), StringComparison.Ordinal);
        var again = await Workspace.RunAsync("delete", "a1", "--graph", "shrinking.db");
        Assert.Equal(1, again.Code);
        Assert.Contains("a1: no such article in shrinking.db", again.Error, StringComparison.Ordinal);
        var unsure = await Workspace.RunAsync("clear", "--graph", "shrinking.db");
        Assert.Equal(2, unsure.Code);
        Assert.Contains("say so with --yes", unsure.Error, StringComparison.Ordinal);
        Assert.Contains("empty now", await Workspace.DoneAsync("clear", "--yes", "--graph", "shrinking.db"), StringComparison.Ordinal);
        Assert.Empty(JObject.Parse(await Workspace.DoneAsync("stats", "--json", "--graph", "shrinking.db"))["nodes"]!);
    }

    [Fact]
    public async Task Evaluate_scores_a_set()
    {
        var set = Path.Combine(Workspace.Checkout, "tests", "GeoGraph.Tests", "Evaluation", "Set");
        var scores = await Workspace.DoneAsync("evaluate", set, "--coded", Path.Combine(set, "coded.jsonl"));
        Assert.Contains("events", scores, StringComparison.Ordinal);
        Assert.Contains("events", await Workspace.DoneAsync("evaluate", set), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parse_prints_trees()
    {
        var trees = await Workspace.DoneAsync("parse", "article.txt");
        Assert.Contains("# text = ", trees, StringComparison.Ordinal);
        Assert.Contains(trees.Split('\n'), l => l.Split('\t') is [_, "condemned", ..] cells && cells.Length == 10);
    }

    [Fact]
    public async Task Export_writes_files_for_neo4j_admin()
    {
        var said = await Workspace.DoneAsync("export", "neo4j-admin", "import-files");
        Assert.Contains("database import full", said, StringComparison.Ordinal);
        Assert.Contains(Directory.EnumerateFiles(Workspace.File("import-files")), f => f.EndsWith(".csv", StringComparison.Ordinal) || f.EndsWith(".gz", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bench_measures_loading_and_parsing()
    {
        Assert.Contains("/s", await Workspace.DoneAsync("bench", "load", "coded.jsonl", "--items", "2000"), StringComparison.Ordinal);
        Assert.NotEmpty(await Workspace.DoneAsync("bench", "parse", "article.txt", "--threads", "1"));
    }

    [Fact]
    public async Task Dry_runs_leave_everything_as_it_is()
    {
        Assert.Contains("would change", await Workspace.DoneAsync("build", "article.txt", "--graph", "none.db", "--dry-run"), StringComparison.Ordinal);
        Assert.Contains("would change", await Workspace.DoneAsync("load", "coded.jsonl", "--graph", "none.db", "--dry-run"), StringComparison.Ordinal);
        Assert.False(File.Exists(Workspace.File("none.db")));
    }

    [Fact]
    public async Task Doctor_finds_all_well_and_says_what_to_do_where_it_is_not()
    {
        var well = await Workspace.DoneAsync("doctor");
        Assert.Contains("parser.model", well, StringComparison.Ordinal);
        Assert.DoesNotContain("!!", well, StringComparison.Ordinal);
        var ill = await Workspace.RunAsync("doctor", "--seeds", "nowhere", "--graph", "bolt://127.0.0.1:1");
        Assert.Equal(1, ill.Code);
        Assert.Equal(2, ill.Output.Split("\n!!").Length - (ill.Output.StartsWith("!!", StringComparison.Ordinal) ? 0 : 1));
        Assert.Contains("→ ", ill.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_lists_names_and_questions_and_tells_what_one_takes()
    {
        var list = await Workspace.DoneAsync("report");
        Assert.Contains("active-pairs", list, StringComparison.Ordinal);
        Assert.DoesNotContain("at most this many rows", list, StringComparison.Ordinal);
        var help = await Workspace.DoneAsync("report", "timeline", "--help");
        Assert.Contains("-p a=ACTOR", help, StringComparison.Ordinal);
        Assert.Contains("geograph report timeline -p a=China -p b=USA", help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report", "active-pairs")]
    [InlineData("stats")]
    [InlineData("analyse", "rank")]
    public async Task Reading_where_no_graph_is_says_how_to_make_one(params string[] command)
    {
        var run = await Workspace.RunAsync([.. command, "--graph", "nothing.db"]);
        Assert.Equal(1, run.Code);
        Assert.Contains("'geograph build'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Examples_of_the_help_run(string line)
    {
        if (!line.StartsWith("geograph clear", StringComparison.Ordinal) && !line.StartsWith("geograph delete", StringComparison.Ordinal))
        {
            var run = await ShellAsync(line);
            Assert.True(run.Code == 0, $"{line} ended with {run.Code}: {run.All}");
            return;
        }

        // What removes something works on a graph of its own.
        File.Copy(Workspace.File("asia.db"), Workspace.File("other.db"), true);
        var removal = await ShellAsync(line.Replace("asia.db", "other.db", StringComparison.Ordinal));
        Assert.True(removal.Code == 0, $"{line} ended with {removal.Code}: {removal.All}");
    }

    public static IEnumerable<TheoryDataRow<string>> Lines() => Terminal.Examples.All.Select(e => e.Line).Distinct(StringComparer.Ordinal).Select(l => new TheoryDataRow<string>(l));

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_has_help(string command)
    {
        var run = await Workspace.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal(0, run.Code);
        Assert.Contains("Usage:", run.Output, StringComparison.Ordinal);
    }

    public static IEnumerable<TheoryDataRow<string>> Commands() => PathsOf(GeoGraph.Cli.Commands.Root.Create()).Select(p => new TheoryDataRow<string>(p));

    private static IEnumerable<string> PathsOf(System.CommandLine.Command command) => command.Subcommands.SelectMany(PathsOf).Prepend(Terminal.HelpPage.PathOf(command));

    private Task<ProcessRun> ShellAsync(string line) => Shell.RunAsync(Workspace, line);
}
