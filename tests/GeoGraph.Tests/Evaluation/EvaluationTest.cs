using System.Diagnostics;
using GeoGraph.Evaluation;
using GeoGraph.Seeds;

namespace GeoGraph.Tests.Evaluation;

public class EvaluationTest
{
    private static readonly ScoringRules s_rules = ScoringRules.Read(SeedFolder.Open());

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Evaluation", "Set");

    /// <summary>The evaluation sets beside the project, when they are there.</summary>
    public static IEnumerable<Xunit.TheoryDataRow<string>> SharedSets() =>
        SharedFolder() is { } shared
            ? Directory.EnumerateDirectories(shared).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal).Select(s => new Xunit.TheoryDataRow<string>(s))
            : [new Xunit.TheoryDataRow<string>("") { Skip = "no ../shared/eval beside the project" }];

    [Xunit.Fact]
    public void A_set_is_scored_to_the_expected_lines()
    {
        var lines = EvaluationSet.Read(Folder).ScoreFile(Path.Combine(Folder, "coded.jsonl"), s_rules, 10);
        Xunit.Assert.Equal(File.ReadAllText(Path.Combine(Folder, "expected.txt")), string.Join('\n', lines) + "\n");
    }

    [Xunit.Theory]
    [Xunit.InlineData(6.25, "6.2")]
    [Xunit.InlineData(18.75, "18.8")]
    [Xunit.InlineData(43.75, "43.8")]
    [Xunit.InlineData(31.25, "31.2")]
    [Xunit.InlineData(66.66666666666667, "66.7")]
    [Xunit.InlineData(0.05, "0.1")]
    [Xunit.InlineData(0.15, "0.1")]
    [Xunit.InlineData(100.0, "100.0")]
    public void Percentages_are_rounded_as_the_reference_scorer_rounds_them(double value, string text) =>
        Xunit.Assert.Equal(text, ScoreReport.OneDecimal(value));

    [Xunit.Fact]
    public void An_article_that_was_not_coded_counts_against_the_coder()
    {
        var lines = EvaluationSet.Read(Folder).ScoreLines([], s_rules);
        Xunit.Assert.Equal("Set: 6 articles, 6 MISSING from the output", lines[0]);
        Xunit.Assert.Contains("  statements  triple-50         0.0 /   0.0 /   0.0", lines);
    }

    [Xunit.Fact]
    public void A_wrong_line_is_named_by_file_and_number()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "{\"id\":\"a\"}\n{\"id\":\n");
        var error = Xunit.Assert.Throws<EvaluationException>(() => EvaluationSet.Read(Folder).ScoreFile(file, s_rules));
        Xunit.Assert.StartsWith(file + ":2: ", error.Message, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Xunit.Fact]
    public void A_folder_without_gold_is_no_set()
    {
        var error = Xunit.Assert.Throws<EvaluationException>(() => EvaluationSet.Read(AppContext.BaseDirectory));
        Xunit.Assert.Contains("not an evaluation set", error.Message, StringComparison.Ordinal);
    }

    [Xunit.Theory]
    [Xunit.MemberData(nameof(SharedSets))]
    public void The_figures_agree_with_the_reference_scorer(string set)
    {
        var folder = Path.Combine(SharedFolder()!, set);
        var coded = Path.GetTempFileName();
        File.WriteAllLines(coded, NoisyCoder.Code(folder, 7));
        var expected = Python(Path.Combine(SharedFolder()!, "score.py"), folder, coded, "--errors", "1000000");
        var lines = EvaluationSet.Read(folder).ScoreFile(coded, s_rules, 1000000);
        File.Delete(coded);

        // The reference walks over Python sets, so the order inside a list of misses is open; the figures are not.
        var got = string.Join('\n', lines) + "\n";
        Xunit.Assert.Equal(Figures(expected), Figures(got));
        Xunit.Assert.Equal(Sorted(expected), Sorted(got));
    }

    private static string Figures(string report) => report.Split("  -- ", 2)[0];

    private static string Sorted(string report) => string.Join('\n', report.Split('\n').Order(StringComparer.Ordinal));

    private static string Python(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(Xunit.TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Xunit.Assert.True(process.ExitCode == 0, error);
        return output.Result;
    }

    private static Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Xunit.Assert.Skip("no python3 to run the reference scorer with");
            throw;
        }
    }

    private static string? SharedFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "shared", "eval", "score.py")))
            {
                return Path.Combine(folder.FullName, "shared", "eval");
            }
        }

        return null;
    }
}
