using System.Globalization;

namespace GeoGraph.Tests.Golden;

/// <summary>A coded article as text for readers: under each sentence one line for every fact that begins in it.</summary>
public static class FactLines
{
    public static IReadOnlyList<string> Of(CodedArticle coded)
    {
        var text = coded.Article.Text;
        var facts = coded.Actors.Mentions.Select(m => (m.Span.Start, Line: Mention(coded, m)))
            .Concat(coded.Statements.Select(s => (s.Cue.Start, Line: Statement(text, s))))
            .Concat(coded.Events.Select(e => (e.Anchor.Start, Line: Event(text, e)))).ToList();
        var lines = new List<string> { $"{coded.Article.Id} | {coded.Language} | {coded.Article.Published ?? "-"} | {coded.Article.Outlet ?? "-"}" };
        lines.AddRange(coded.Diagnostics.Select(d => "! " + d));
        lines.AddRange(coded.Actors.Actors.Select(Actor));
        foreach (var sentence in coded.Sentences)
        {
            lines.Add("");
            lines.Add("> " + Words(text, sentence));
            lines.AddRange(facts.Where(f => sentence.Contains(f.Start)).Select(f => f.Line));
        }

        // A fact outside of all sentences would be lost to the reader.
        lines.AddRange(facts.Where(f => !coded.Sentences.Any(s => s.Contains(f.Start))).Select(f => "outside " + f.Line));
        return lines;
    }

    private static string Actor(Actor a) =>
        $"actor     {a.Key} | {a.Name} | {a.Country ?? "-"} {a.Sector ?? "-"}" + string.Concat(a.Affiliations.Select(f => $" | {f.Role ?? "of"} {f.Actor} {f.From}..{f.To}"));

    private static string Mention(CodedArticle coded, Mention m) =>
        $"mention   {Words(coded.Article.Text, m.Span)} {Range(m.Span)} = {m.Actor} | {Lower(m.Form)}";

    private static string Statement(string text, Statement s) =>
        $"statement {Words(text, s.Cue)} {Range(s.Cue)} | {(s.Speaker is { } words ? Words(text, words) : "-")} = {Keys(s.Speakers)}"
        + $"{(s.Addressees.Count > 0 ? " to " + Keys(s.Addressees) : "")}{(s.Via.Count > 0 ? " via " + Keys(s.Via) : "")}"
        + $" | {string.Join(" … ", s.Content.Select(c => Words(text, c)))} | {Lower(s.Quotation)}{(s.Denies ? ", denied" : "")} | about {Keys(s.About)} | {Probability(s.Confidence)} {s.Rule}";

    private static string Event(string text, CodedEvent e) =>
        $"event     {e.Type}{(e.Mode is { } mode ? "/" + mode : "")} | {Keys(e.Sources)} -> {Keys(e.Targets)} | {Words(text, e.Anchor)} {Range(e.Anchor)}"
        + $" | {Lower(e.Status)}{(e.Statement is null ? "" : ", reported")} | {e.Date ?? "-"} | {(e.Place is { } place ? place.Key : "-")}"
        + $" | {e.Cameo ?? "-"} {e.Goldstein?.ToString(CultureInfo.InvariantCulture) ?? "-"}{string.Concat(e.Contexts.Select(c => " " + c))} | {Probability(e.Confidence)} {e.Rule}";

    private static string Keys(IReadOnlyList<string> keys) => keys.Count == 0 ? "-" : string.Join(", ", keys);

    private static string Words(string text, TextSpan span) => span.Of(text).ToString().ReplaceLineEndings(" ");

    private static string Range(TextSpan span) => FormattableString.Invariant($"[{span.Start},{span.End})");

    private static string Probability(double p) => p.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
