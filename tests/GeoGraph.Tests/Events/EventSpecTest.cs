using GeoGraph.Seeds;
using GeoGraph.Tests.Specs;
using Xunit;

namespace GeoGraph.Tests.Events;

/// <summary>The cases of <c>Specs/&lt;language&gt;/events.md</c>: a line is <c>TYPE | sources -> targets | status</c>, with <c>-</c> for none.</summary>
public class EventSpecTest
{
    private static readonly ArticleCoder s_coder = ArticleCoder.Create(SeedFolder.Open());

    public static TheoryData<string, string> Cases => SpecReader.Cases(s_coder.Languages, "events");

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_text_tells_the_events_the_specification_names(string language, string title)
    {
        var spec = SpecReader.Read(language, "events").Single(s => s.Title == title);
        var article = new Article { Id = "spec", Text = spec.Text, Language = language, Published = "2024-06-03" };
        spec.Check([.. s_coder.Code(article)!.Events.Select(Lines)]);
    }

    private static IReadOnlyList<string> Lines(CodedEvent e)
    {
        var line = $"{e.Type} | {Names(e.Sources)} -> {Names(e.Targets)} | {e.Status.ToString().ToLowerInvariant()}";
        return [$"{line} | {e.Date ?? "-"}", line];
    }

    private static string Names(IReadOnlyList<string> keys) => keys.Count == 0 ? "-" : string.Join(", ", keys.Order(StringComparer.Ordinal));
}
