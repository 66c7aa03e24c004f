using GeoGraph.Actors;
using GeoGraph.Events;
using GeoGraph.Seeds;
using Xunit;

namespace GeoGraph.Tests.Events;

/// <summary>Every row of <c>event-rows.tsv</c> is tested by its own example: its words stand in it, and its whole coding comes out, nothing else.</summary>
public class RowExampleTest(ITestOutputHelper output)
{
    /// <summary>The coding of an example of which rows alone code nothing.</summary>
    private const string Nothing = "-";

    private static readonly SeedFolder s_seeds = SeedFolder.Open();
    private static readonly ArticleCoder s_coder = ArticleCoder.Create(s_seeds).With(null);
    private static readonly ActorCatalog s_catalog = ActorCatalog.Read(s_seeds);

    public static TheoryData<string> Languages => [.. s_seeds.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_words_of_every_row_stand_in_its_example(string language)
    {
        var lexicon = Lexicon.Read(s_seeds, language, s_catalog);
        var analyzer = new GeoGraph.Text.TextAnalyzer(lexicon);
        var wrong = lexicon.EventRows.Rows.Where(row => !Stands(lexicon.EventRows, row, analyzer.Analyze(Article(row.Example, language)))).Select(r => $"{r.Line} {r.Id}: {r.Example}").ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {lexicon.EventRows.Rows.Count}:\n" + string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("en", 0)]
    [InlineData("id", 0)]
    public void What_is_coded_of_an_example_is_its_whole_coding(string language, int atLeast)
    {
        var rows = Lexicon.Read(s_seeds, language, s_catalog).EventRows.Rows;
        var right = 0;
        foreach (var row in rows)
        {
            var coded = Coding(s_coder.Code(Article(row.Example, language))!);
            var expected = row.Coding.Split(';', StringSplitOptions.TrimEntries).Where(c => c != Nothing).Select(InOrder).Order(StringComparer.Ordinal);
            if (expected.SequenceEqual(coded, StringComparer.Ordinal))
            {
                right++;
            }
            else
            {
                output.WriteLine($"{row.Line} {row.Id}: {row.Example}\n    asked: {string.Join("; ", expected)}\n    coded: {string.Join("; ", coded)}");
            }
        }

        Assert.True(right * 100 >= atLeast * rows.Count, $"{right} of {rows.Count} examples have their whole coding; {atLeast} % did before");
    }

    private static bool Stands(EventRowTable table, EventRow row, ArticleText text) =>
        text.Sentences.Any(s => Enumerable.Range(0, s.Tokens.Length).Any(t => table.Matches(s, t) is { Count: > 0 } found && found.Any(m => m.Row.Id == row.Id && row.Holds(s, m))));

    /// <summary>The events of an article as <c>coding</c> cells write them, sorted: TYPE, parties, and the status where it is not actual.</summary>
    private static List<string> Coding(CodedArticle article)
    {
        var names = article.Actors.Actors.ToDictionary(a => a.Key, a => a.Kind == ActorKind.Country ? a.Country! : a.Name, StringComparer.Ordinal);
        string Join(IReadOnlyList<string> keys) => string.Join('+', keys.Select(k => names[k]).Order(StringComparer.Ordinal));
        return [.. article.Events.Select(e => $"{e.Type} {Join(e.Sources)}{(e.Targets.Count > 0 ? ">" + Join(e.Targets) : "")}{(e.Status == EventStatus.Actual ? "" : " " + e.Status.ToString().ToLowerInvariant())}").Order(StringComparer.Ordinal)];
    }

    /// <summary>A cell's event with its parties in alphabetical order.</summary>
    private static string InOrder(string coding)
    {
        var space = coding.IndexOf(' ', StringComparison.Ordinal);
        var (type, rest) = (coding[..space], coding[(space + 1)..]);
        var status = Enum.GetNames<EventStatus>().Select(s => " " + s.ToLowerInvariant()).FirstOrDefault(s => rest.EndsWith(s, StringComparison.Ordinal)) ?? "";
        var parties = rest[..^status.Length].Split('>').Select(side => string.Join('+', side.Split('+').Order(StringComparer.Ordinal)));
        return $"{type} {string.Join('>', parties)}{(status == " actual" ? "" : status)}";
    }

    private static Article Article(string text, string language) => new() { Id = "example", Text = text, Language = language, Published = "2024-06-01" };
}
