using GeoGraph.Seeds;
using GeoGraph.Tests.Specs;
using Xunit;

namespace GeoGraph.Tests.Statements;

/// <summary>The cases of <c>Specs/&lt;language&gt;/statements.md</c>: a line is <c>cue | words of the speaker | speakers | content</c>, with <c>-</c> for none.</summary>
public class StatementSpecTest
{
    private static readonly ArticleCoder s_coder = ArticleCoder.Create(SeedFolder.Open());

    public static TheoryData<string, string> Cases => SpecReader.Cases(s_coder.Languages, "statements");

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_text_tells_the_statements_the_specification_names(string language, string title)
    {
        var spec = SpecReader.Read(language, "statements").Single(s => s.Title == title);
        var article = new Article { Id = "spec", Text = spec.Text, Language = language, Published = "2024-06-03" };
        spec.Check([.. s_coder.Code(article)!.Statements.Select(s => (string[])[Line(spec.Text, s)])]);
    }

    private static string Line(string text, Statement s) => string.Join(
        " | ", s.Cue.Of(text).ToString(), s.Speaker is { } speaker ? speaker.Of(text).ToString() : "-",
        s.Speakers.Count == 0 ? "-" : string.Join(", ", s.Speakers), string.Join(" … ", s.Content.Select(c => c.Of(text).ToString())));
}
