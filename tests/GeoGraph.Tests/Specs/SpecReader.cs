using System.Globalization;
using GeoGraph.Seeds;
using Markdig;
using Markdig.Syntax;
using Xunit;

namespace GeoGraph.Tests.Specs;

/// <summary>One case of a specification: a title, the text quoted under it, and the lines that say all that must come out.</summary>
/// <param name="Expected">Empty when nothing must come out.</param>
/// <param name="KnownWrong">Why the coder does not get there yet; null for a case that holds.</param>
public sealed record SpecCase(string Title, string Text, IReadOnlyList<string> Expected, string? KnownWrong, int Line)
{
    /// <summary>
    /// Fails unless exactly what is listed came out, in any order; a case that is known to be wrong is told and fails once it has become right.
    /// </summary>
    /// <param name="found">What came out: for each fact all the ways to write it, the fullest first.</param>
    public void Check(IReadOnlyList<IReadOnlyList<string>> found)
    {
        var left = found.ToList();
        var missing = Expected.Where(e => left.FindIndex(f => f.Contains(e, StringComparer.Ordinal)) is var at && (at < 0 || !Take(left, at))).ToList();
        var message = string.Join('\n', missing.Select(m => "missing: " + m).Concat(left.Select(f => "not listed: " + f[0])));
        if (KnownWrong is null)
        {
            Assert.True(message.Length == 0, message);
        }
        else
        {
            Assert.True(message.Length > 0, $"'{Title}' is right now: take its 'Known wrong' line out");
            TestContext.Current.AddWarning($"known wrong: {Title} ({KnownWrong})\n{message}");
        }
    }

    private static bool Take(List<IReadOnlyList<string>> left, int at)
    {
        left.RemoveAt(at);
        return true;
    }
}

/// <summary>
/// Reads <c>Specs/&lt;language&gt;/&lt;name&gt;.md</c>: under each <c>## title</c> a quotation with the text and a paragraph whose lines
/// begin with <c>= </c>, all that must come out; <c>= nothing</c> says that nothing must. A paragraph that begins with <c>Known wrong:</c> between
/// them says why the coder does not get there yet. Anything else is prose for the reader.
/// </summary>
public static class SpecReader
{
    private const string KnownWrong = "Known wrong:";

    /// <summary>Language and title of every case of a specification, for a theory.</summary>
    public static TheoryData<string, string> Cases(IEnumerable<string> languages, string name)
    {
        var data = new TheoryData<string, string>();
        foreach (var language in languages)
        {
            foreach (var spec in Read(language, name))
            {
                data.Add(language, spec.Title);
            }
        }

        return data;
    }

    public static IReadOnlyList<SpecCase> Read(string language, string name)
    {
        var root = Path.GetDirectoryName(SeedFolder.Open().Path)!;
        var source = File.ReadAllText(Path.Combine(root, "tests", "GeoGraph.Tests", "Specs", language, name + ".md"));
        var cases = new List<SpecCase>();
        var (title, text, wrong, line) = ("", "", (string?)null, 0);
        foreach (var block in Markdown.Parse(source, new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build()))
        {
            var lines = source.Substring(block.Span.Start, block.Span.Length).Split('\n').Select(l => l.Trim()).ToList();
            if (block is HeadingBlock { Level: 2 })
            {
                (title, text, wrong, line) = (lines[0].TrimStart('#').Trim(), "", null, block.Line + 1);
            }
            else if (block is QuoteBlock)
            {
                text = string.Join('\n', lines.Select(l => l.TrimStart('>').Trim()));
            }
            else if (block is ParagraphBlock && lines[0].StartsWith(KnownWrong, StringComparison.Ordinal))
            {
                wrong = string.Join(' ', lines)[KnownWrong.Length..].Trim();
            }
            else if (block is ParagraphBlock && lines[0].StartsWith("= ", StringComparison.Ordinal))
            {
                Assert.False(text.Length == 0, string.Create(CultureInfo.InvariantCulture, $"{name}.md:{block.Line + 1}: no quoted text before the expectation"));
                cases.Add(new SpecCase(title, text, [.. lines.Select(l => l[1..].Trim()).Where(l => l != "nothing")], wrong, line));
            }
        }

        return cases;
    }
}
