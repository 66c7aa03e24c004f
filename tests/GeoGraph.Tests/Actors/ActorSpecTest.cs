using System.Globalization;
using GeoGraph.Seeds;
using GeoGraph.Tests.Specs;
using Xunit;

namespace GeoGraph.Tests.Actors;

/// <summary>The cases of <c>Specs/&lt;language&gt;/actors.md</c>: a line is <c>words | actor key | country</c>, with <c>-</c> for none.</summary>
public class ActorSpecTest
{
    private static readonly ArticleCoder s_coder = ArticleCoder.Create(SeedFolder.Open());

    public static TheoryData<string, string> Cases => SpecReader.Cases(s_coder.Languages, "actors");

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_text_mentions_the_actors_the_specification_names(string language, string title)
    {
        var spec = SpecReader.Read(language, "actors").Single(s => s.Title == title);
        var coded = Code(spec.Text, language);
        spec.Check([.. coded.Actors.Mentions.Select(m => (string[])[Line(coded, m)])]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Spans_are_in_range_and_distinct_and_the_culture_changes_nothing(string language, string title)
    {
        var spec = SpecReader.Read(language, "actors").Single(s => s.Title == title);
        var coded = Code(spec.Text, language);
        Assert.All(coded.Actors.Mentions, m => Assert.InRange(m.Span.Start, 0, m.Span.End - 1));
        Assert.All(coded.Actors.Mentions, m => Assert.InRange(m.Span.End, 1, spec.Text.Length));
        Assert.Equal(coded.Actors.Mentions.Count, coded.Actors.Mentions.Select(m => m.Span).Distinct().Count());
        Assert.All(coded.Actors.Mentions, m => Assert.Contains(coded.Actors.Actors, a => a.Key == m.Actor));
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal(CodedArticleJson.Write(coded), CodedArticleJson.Write(Code(spec.Text, language)));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static string Line(CodedArticle coded, Mention mention) =>
        $"{mention.Span.Of(coded.Article.Text)} | {mention.Actor} | {coded.Actors.Actors.Single(a => a.Key == mention.Actor).Country ?? "-"}";

    private static CodedArticle Code(string text, string language) =>
        s_coder.Code(new Article { Id = "spec", Text = text, Language = language, Published = "2024-06-03" })!;
}
