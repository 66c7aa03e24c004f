using GeoGraph.Seeds;
using GeoGraph.Tests.Specs;
using Xunit;

namespace GeoGraph.Tests.Discourse;

/// <summary>The cases of <c>Specs/&lt;language&gt;/references.md</c>: a line is <c>words | actors</c>.</summary>
public class ReferenceSpecTest
{
    private static readonly ArticleCoder s_coder = ArticleCoder.Create(SeedFolder.Open());

    public static TheoryData<string, string> Cases => SpecReader.Cases(s_coder.Languages, "references");

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_words_mean_whom_the_specification_names(string language, string title)
    {
        var spec = SpecReader.Read(language, "references").Single(s => s.Title == title);
        var coded = s_coder.Code(new Article { Id = "spec", Text = spec.Text, Language = language, Published = "2024-06-03" })!;
        var unsure = coded.Actors.Mentions.Where(m => m.Confidence < 1).ToList();
        Assert.All(unsure, m => Assert.InRange(m.Confidence, 0.01, 0.99));
        spec.Check([.. unsure.GroupBy(m => m.Span).Select(g => (string[])[$"{g.Key.Of(spec.Text)} | {string.Join(", ", g.Select(m => m.Actor).Order(StringComparer.Ordinal))}"])]);
    }
}
