using GeoGraph.Actors;
using GeoGraph.Seeds;
using GeoGraph.Tests.Specs;
using GeoGraph.Text;
using Xunit;

namespace GeoGraph.Tests.Text;

/// <summary>The cases of <c>Specs/&lt;language&gt;/sentences.md</c>, and every row of <c>forms.tsv</c>.</summary>
public class SentenceSpecTest
{
    private static readonly SeedFolder s_seeds = SeedFolder.Open();
    private static readonly Dictionary<string, TextAnalyzer> s_analyzers = s_seeds.Languages.ToDictionary(
        l => l, l => new TextAnalyzer(Lexicon.Read(s_seeds, l, ActorCatalog.Read(s_seeds))), StringComparer.Ordinal);

    public static TheoryData<string> Languages => [.. s_seeds.Languages];

    public static TheoryData<string, string> Cases => SpecReader.Cases(s_seeds.Languages, "sentences");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_text_is_cut_as_the_specification_says(string language, string title)
    {
        var spec = SpecReader.Read(language, "sentences").Single(s => s.Title == title);
        var read = s_analyzers[language].Analyze(new Article { Id = "a", Text = spec.Text });
        Assert.Equal(spec.Expected, read.Sentences.Select(s => string.Join(' ', s.Tokens.Select(t => t.Span.Of(spec.Text).ToString()))));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_form_is_made_of_the_words_its_row_says(string language)
    {
        foreach (var (form, parts) in LanguageRules.Read(s_seeds, language).Forms)
        {
            var tokens = s_analyzers[language].Analyze(new Article { Id = "a", Text = form }).Sentences[0].Tokens;
            Assert.Equal(parts, tokens.Select(t => t.Word));
        }
    }
}
