using GeoGraph.Clauses;
using GeoGraph.Seeds;
using GeoGraph.Tests.Specs;
using Xunit;

namespace GeoGraph.Tests.Clauses;

/// <summary>
/// The cases of <c>Specs/&lt;language&gt;/clauses.md</c>: a line is <c>word | voice, mood | slot: parties</c> for every verb with somebody in its clause, in
/// the active whatever the voice; a preposition stands for the slot of who is behind it.
/// </summary>
public class ClauseSpecTest
{
    private static readonly ArticleCoder s_coder = ArticleCoder.Create(SeedFolder.Open());

    public static TheoryData<string, string> Cases => SpecReader.Cases(s_coder.Languages, "clauses");

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_clauses_have_the_parties_the_specification_names(string language, string title)
    {
        var spec = SpecReader.Read(language, "clauses").Single(s => s.Title == title);
        var article = new Article { Id = "spec", Text = spec.Text, Language = language, Published = "2024-06-03" };
        var mentions = s_coder.Code(article)!.Actors.Mentions;
        var found = new List<string>();
        foreach (var sentence in s_coder.Read(article)!.Sentences)
        {
            var clauses = new SentenceClauses(s_coder.LexiconOf(language), sentence, Party.In(sentence, mentions));
            found.AddRange(Enumerable.Range(0, sentence.Tokens.Length).Where(i => sentence.Tokens[i].Pos == UniversalPos.Verb)
                .Select(clauses.At).Where(c => c.Arguments.Any(a => a.Parties.Count > 0)).Select(c => Line(spec.Text, sentence, c)));
        }

        spec.Check([.. found.Select(f => (string[])[f])]);
    }

    private static string Line(string text, Sentence sentence, Clause clause) =>
        $"{sentence.Tokens[clause.Head].Span.Of(text)} | {clause.Voice.ToString().ToLowerInvariant()}, {clause.Mood.ToString().ToLowerInvariant()}"
        + string.Concat(clause.Arguments.Where(a => a.Parties.Count > 0).Select(a => $" | {SlotOf(a)}: {string.Join(", ", a.Parties.Select(p => p.Actor))}"));

    private static string SlotOf(Argument argument) => argument.Slot switch
    {
        Slot.Oblique => argument.Preposition,
        Slot.DirectObject => "object",
        _ => argument.Slot.ToString().ToLowerInvariant(),
    };
}
