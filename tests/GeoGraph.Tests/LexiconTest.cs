using GeoGraph.Seeds;
using Xunit;

namespace GeoGraph.Tests;

/// <summary>Every row of the lexicons is tested by its own example.</summary>
public class LexiconTest
{
    private static readonly SeedFolder s_seeds = SeedFolder.Open();
    private static readonly ArticleCoder s_coder = ArticleCoder.Create(s_seeds);
    private static readonly GeoGraph.Actors.ActorCatalog s_catalog = GeoGraph.Actors.ActorCatalog.Read(s_seeds);

    public static TheoryData<string> Languages => [.. s_seeds.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_actor_name_finds_its_actor_in_its_example(string language)
    {
        var names = Lexicon.Read(s_seeds, language, s_catalog).ActorNames.Rows;
        var wrong = names.Where(n => !Code(n.Example, language).Actors.Mentions.Any(m => m.Actor == n.Actor.Key)).Select(n => $"{n.Name}: {n.Example}").ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {names.Count}:\n" + string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_role_finds_an_actor_of_its_kind_in_its_example(string language)
    {
        var roles = Lexicon.Read(s_seeds, language, s_catalog).ActorNames.Roles;
        var wrong = roles.Where(r => r.Class is not (GeoGraph.Actors.RoleClass.Thing or GeoGraph.Actors.RoleClass.Marker) && !Code(r.Example, language).Actors.Actors.Any(a => a.Kind == r.Kind)).Select(r => $"{r.Id}: {r.Example}").ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {roles.Count}:\n" + string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void What_a_word_names_that_is_no_actor_is_no_person(string language)
    {
        var things = Lexicon.Read(s_seeds, language, s_catalog).ActorNames.Roles.Where(r => r.Class is GeoGraph.Actors.RoleClass.Thing or GeoGraph.Actors.RoleClass.Marker).ToList();
        var wrong = things.Where(r => Code(r.Example, language).Actors.Actors.Any(a => a.Kind == ActorKind.Person)).Select(r => $"{r.Id}: {r.Example}").ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {things.Count}:\n" + string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_cue_fires_on_its_example(string language)
    {
        var cues = Lexicon.Read(s_seeds, language, s_catalog).Cues.Rows;
        var wrong = cues.Where(c => c.Kind == GeoGraph.Statements.CueKind.Via
                ? !Code(c.Example, language).Statements.Any(s => s.Via.Count > 0)
                : !Code(c.Example, language).Statements.Any(s => s.Rule == c.Id && s.Speakers.Contains("person/sergei-lavrov")))
            .Select(c => $"{c.Id}: {c.Example}").ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {cues.Count}:\n" + string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_reference_means_the_actors_of_its_row_in_its_example(string language)
    {
        var references = Lexicon.Read(s_seeds, language, s_catalog).References.Rows;
        var wrong = references.Select(r => (Row: r, Meant: Meant(Code(r.Example, language), r.Form)))
            .Where(r => !r.Meant.SequenceEqual(r.Row.Means, StringComparer.Ordinal)).Select(r => $"{r.Row.Id}: {r.Row.Example} = {string.Join('|', r.Meant)}").ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {references.Count}:\n" + string.Join('\n', wrong));
    }

    private static IEnumerable<string> Meant(CodedArticle coded, string words) =>
        coded.Actors.Mentions.Where(m => m.Span.Of(coded.Article.Text).Equals(words, StringComparison.OrdinalIgnoreCase)).Select(m => m.Actor).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_PLOVER_type_has_rows(string language)
    {
        var lexicon = Lexicon.Read(s_seeds, language, s_catalog);
        Assert.Equal(16, lexicon.Ontology.Types.Count);
        Assert.Empty(lexicon.Ontology.Types.Select(t => t.Name).Except(lexicon.EventRows.Rows.Select(p => p.Type.Name)));
    }

    private static CodedArticle Code(string text, string language) =>
        s_coder.Code(new Article { Id = "example", Text = text, Language = language, Published = "2024-06-01" })!;
}
