using Xunit;

namespace GeoGraph.Cli.Tests;

/// <summary>What a user sees: tables that fit, errors that help, nothing that steers the terminal.</summary>
public sealed class TerminalTest(BuiltGraph graph) : IClassFixture<BuiltGraph>
{
    private const string Escape = "\u001b";

    private Workspace Workspace => graph.Workspace;

    [Theory]
    [InlineData("bild", "unknown command 'bild'; did you mean 'build'?; see 'geograph --help'")]
    [InlineData("nonsense", "unknown command 'nonsense'; see 'geograph --help'")]
    [InlineData("analyse renk", "unknown command 'renk'; did you mean 'rank'?; see 'geograph analyse --help'")]
    [InlineData("stats --grph x.db", "unknown option '--grph'; did you mean '--graph'?; see 'geograph stats --help'")]
    [InlineData("build --thread 2 x", "unknown option '--thread'; did you mean '--threads'?; see 'geograph build --help'")]
    [InlineData("report activ-pairs", "no report 'activ-pairs'; did you mean 'active-pairs'?; 'geograph report' lists them, or name a file of your own (.sql, .cypher)")]
    [InlineData("report absent.sql", "absent.sql: no such file")]
    [InlineData("stats --graph ''", "--graph is given nothing; name ADDRESS or leave it out; see 'geograph stats --help'")]
    [InlineData("load x --graph ''", "--graph is given nothing; name ADDRESS or leave it out; see 'geograph load --help'")]
    [InlineData("extract x --output ''", "--output '' names no file; write -o coded.jsonl, or -o - for standard output")]
    [InlineData("report --json --csv", "--json and --csv exclude each other")]
    public async Task A_wrong_command_line_is_told_in_one_line_with_the_nearest_word(string line, string expected)
    {
        var run = await Workspace.RunAsync([.. line.Split(' ').Select(w => w == "''" ? "" : w)]);
        Assert.Equal("geograph: " + expected + "\n", run.Error);
        Assert.Equal((2, ""), (run.Code, run.Output));
    }

    [Fact]
    public async Task Without_words_the_help_is_shown()
    {
        var run = await Workspace.RunAsync();
        Assert.Equal(0, run.Code);
        Assert.Contains("Examples:", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public async Task Tables_fit_the_terminal(int columns)
    {
        string[][] commands = [["report"], ["report", "active-pairs"], ["report", "timeline", "-p", "a=China", "-p", "b=USA"], ["report", "contested-events"], ["report", "who-said-what"], ["analyse", "rank"]];
        foreach (var command in commands)
        {
            var run = await Workspace.RunAsync(command, null, new Dictionary<string, string>(StringComparer.Ordinal) { ["COLUMNS"] = $"{columns}" });
            Assert.True(run.Code == 0, run.All);
            Assert.All(run.Output.Split('\n'), l => Assert.True(l.Length <= columns || !l.Trim().Contains(' ', StringComparison.Ordinal), $"wider than {columns}: {l}"));
        }
    }

    [Fact]
    public async Task Wide_tables_are_whole()
    {
        var narrow = new Dictionary<string, string>(StringComparer.Ordinal) { ["COLUMNS"] = "40" };
        var wide = await Workspace.RunAsync(["report", "who-said-what", "--wide"], null, narrow);
        Assert.DoesNotContain("…", wide.Output, StringComparison.Ordinal);
        Assert.Contains(wide.Output.Split('\n'), l => l.Length > 100);
    }

    [Fact]
    public async Task One_s_own_report_without_a_header_is_told_what_belongs_there()
    {
        Workspace.Write("mine.sql", "SELECT key FROM actor");
        var run = await Workspace.RunAsync("report", "mine.sql");
        Assert.Equal(1, run.Code);
        Assert.Contains("-- title: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("-- columns: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Escape_sequences_in_articles_do_not_reach_the_terminal()
    {
        var evil = "{\"id\":\"a\\u001b[2J\\u0007\",\"language\":\"en\",\"title\":\"\\u001b]0;evil\\u0007\",\"outlet\":\"O\\u001b[31m\\u009b\",\"published\":\"2024-06-10\",\"text\":\"China condemned the United States\\u001b[2J on Monday.\"}";
        Workspace.Write("evil.jsonl", evil + "\n");
        Workspace.Write("bad\u001b[2J.jsonl", "{\n");
        var said = new List<ProcessRun> { await Workspace.RunAsync("build", "evil.jsonl", "bad\u001b[2J.jsonl", "--graph", "evil.db", "\u001b[2J.txt") };
        foreach (var command in (string[][])[["why", "country/CHN"], ["report", "sources-by-article"], ["report", "provenance"], ["report", "outlets-compared"], ["report", "quotes-by-outlet"], ["report", "\u001b[2J"], ["why", "\u001b[2J"], ["\u001b[2J"]])
        {
            said.Add(await Workspace.RunAsync([.. command, .. command.Length > 1 ? ["--graph", "evil.db"] : Array.Empty<string>()]));
        }

        Assert.All(said, r => Assert.DoesNotContain(r.All, c => char.IsControl(c) && c is not '\n'));
        Assert.Contains(said, r => r.All.Contains('␛', StringComparison.Ordinal));
        Assert.DoesNotContain(Escape, said[0].All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_of_data_are_refused_and_other_languages_counted()
    {
        Workspace.Write("mixed/rows.csv", "id,date,text\n1,2024-06-10,China condemned the United States.\n");
        Workspace.Write("mixed/fr.txt", "Le ministre des Affaires étrangères a déclaré lundi que la France condamnait les attaques contre les civils et qu'elle demandait un cessez-le-feu.");
        Workspace.Write("mixed/en.txt", Workspace.Article);
        var run = await Workspace.RunAsync("build", "mixed", "--graph", "mixed.db");
        Assert.Equal(1, run.Code);
        Assert.Contains("rows.csv: a table (CSV)", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 article coded", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 skipped for its language", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("geograph: 1 input was refused, see above; the rest was done\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a?-*.txt", 2)]
    [InlineData("glob/**/a?-*.txt", 3)]
    [InlineData("glob/a1-x.txt", 1)]
    public async Task Globs_choose_files(string pattern, int expected)
    {
        foreach (var (name, n) in new[] { ("a1-x.txt", 1), ("a2-y.txt", 2), ("ab-.txt.md", 3), ("a-z.txt", 4), ("glob/a1-x.txt", 5), ("glob/deep/a2-x.txt", 6), ("glob/deep/er/a3-x.txt", 7) })
        {
            Workspace.Write(name, Workspace.Article.Replace("10 June", $"{n} June", StringComparison.Ordinal));
        }

        var run = await Workspace.RunAsync("extract", pattern);
        Assert.True(run.Code == 0, run.All);
        Assert.Equal(expected, run.Output.Count(c => c == '\n'));
    }

    [Fact]
    public async Task Colours_tell_cooperation_from_conflict_on_a_terminal_only()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "no 'script' to make a terminal with");
        var run = await Shell.RunAsync(Workspace, "TERM=xterm-256color script -qec 'geograph report active-pairs' /dev/null");
        Assert.Contains(Escape, run.Output, StringComparison.Ordinal);
        var plain = await Shell.RunAsync(Workspace, "NO_COLOR=1 TERM=xterm-256color script -qec 'geograph report active-pairs' /dev/null");
        Assert.DoesNotContain("[32m", plain.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Escape, await Workspace.DoneAsync("report", "active-pairs"), StringComparison.Ordinal);
    }
}
