using System.Globalization;
using GeoGraph.Seeds;
using Markdig;
using Markdig.Syntax;
using Xunit;

namespace GeoGraph.Tests.Specs;

/// <summary>One case of a specification: a title, the sentence quoted under it, and the lines that say what must come out.</summary>
public sealed record SpecCase(string Title, string Text, IReadOnlyList<string> Expected, int Line);

/// <summary>
/// Reads <c>Specs/&lt;language&gt;/&lt;name&gt;.md</c>: under each <c>## title</c> a quotation with the text and a paragraph whose lines
/// begin with <c>= </c>. Anything else is prose for the reader.
/// </summary>
public static class SpecReader
{
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
        var (title, text, line) = ("", "", 0);
        foreach (var block in Markdown.Parse(source, new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build()))
        {
            var lines = source.Substring(block.Span.Start, block.Span.Length).Split('\n').Select(l => l.Trim()).ToList();
            if (block is HeadingBlock { Level: 2 })
            {
                (title, text, line) = (lines[0].TrimStart('#').Trim(), "", block.Line + 1);
            }
            else if (block is QuoteBlock)
            {
                text = string.Join('\n', lines.Select(l => l.TrimStart('>').Trim()));
            }
            else if (block is ParagraphBlock && lines[0].StartsWith("= ", StringComparison.Ordinal))
            {
                Assert.False(text.Length == 0, string.Create(CultureInfo.InvariantCulture, $"{name}.md:{block.Line + 1}: no quoted text before the expectation"));
                cases.Add(new SpecCase(title, text, [.. lines.Select(l => l[1..].Trim())], line));
            }
        }

        return cases;
    }
}
