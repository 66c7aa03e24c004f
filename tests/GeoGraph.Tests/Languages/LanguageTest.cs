using GeoGraph.Seeds;
using GeoGraph.Tests.Golden;
using GeoGraph.Tests.Specs;
using Xunit;

namespace GeoGraph.Tests.Languages;

/// <summary>A language is data: a folder of rows for Spanish, without a parser and without an event model, codes plain sentences.</summary>
public sealed class LanguageTest : IDisposable
{
    private readonly string _seeds = Path.Combine(Path.GetTempPath(), $"geograph-seeds-{Guid.NewGuid():N}");

    public LanguageTest()
    {
        var shipped = SeedFolder.Open().Path;
        Copy(Path.Combine(shipped, "actors"), Path.Combine(_seeds, "actors"));
        Copy(Path.Combine(shipped, "ontology"), Path.Combine(_seeds, "ontology"));
        Copy(Path.Combine(Approved.Folder, "Languages", "es"), Path.Combine(_seeds, "lang", "es"));
    }

    [Fact]
    public void Plain_sentences_are_coded_as_the_specification_says()
    {
        var coder = ArticleCoder.Create(SeedFolder.Open(_seeds));
        var cases = SpecReader.Read("es", "plain");
        Assert.Equal(15, cases.Count);
        Assert.All(cases, c => c.Check([.. Lines(coder.Code(new Article { Id = "spec", Text = c.Text, Language = "es", Published = "2024-06-03" })!).Select(l => (string[])[l])]));
    }

    [Fact]
    public void Its_rows_hold_on_their_examples()
    {
        var coder = ArticleCoder.Create(SeedFolder.Open(_seeds));
        var lexicon = coder.LexiconOf("es");
        Assert.All(lexicon.EventRows.Rows, r => Assert.Equal([r.Id], coder.Code(Example(r.Example))!.Events.Select(e => e.Rule)));
        Assert.All(lexicon.References.Rows, r => Assert.Superset(r.Means.ToHashSet(StringComparer.Ordinal), coder.Code(Example(r.Example))!.Actors.Mentions.Where(m => m.Confidence < 1).Select(m => m.Actor).ToHashSet(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_language_of_an_article_is_told_from_its_function_words() =>
        Assert.Equal("es", ArticleCoder.Create(SeedFolder.Open(_seeds)).Code(new Article { Id = "a", Text = "El presidente de Francia habló con los ministros de la Unión Europea en Pekín." })!.Language);

    [Theory]
    [InlineData("clauseBreaks")]
    [InlineData("passivePrefix")]
    [InlineData("weekdays")]
    public void A_missing_key_is_told(string key)
    {
        var path = Path.Combine(_seeds, "lang", "es", "language.json");
        var rules = Newtonsoft.Json.Linq.JObject.Parse(File.ReadAllText(path));
        rules.Remove(key);
        File.WriteAllText(path, rules.ToString());
        var error = Assert.Throws<SeedException>(() => ArticleCoder.Create(SeedFolder.Open(_seeds)));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains($"'{key}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_key_is_told()
    {
        var path = Path.Combine(_seeds, "lang", "es", "language.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"negations\"", "\"negation\"", StringComparison.Ordinal));
        Assert.Contains("negation", Assert.Throws<SeedException>(() => ArticleCoder.Create(SeedFolder.Open(_seeds))).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_seeds, true);

    private static Article Example(string text) => new() { Id = "example", Text = text, Language = "es", Published = "2024-06-03" };

    private static IEnumerable<string> Lines(CodedArticle coded) =>
        coded.Statements.Select(s => $"said: {string.Join(", ", s.Speakers)} | {string.Join(" … ", s.Content.Select(c => c.Of(coded.Article.Text).ToString()))}")
            .Concat(coded.Events.Select(e => $"event: {e.Type} | {Names(e.Sources)} -> {Names(e.Targets)} | {e.Status.ToString().ToLowerInvariant()}"));

    private static string Names(IReadOnlyList<string> keys) => keys.Count == 0 ? "-" : string.Join(", ", keys.Order(StringComparer.Ordinal));

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
