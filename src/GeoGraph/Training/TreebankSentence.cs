using System.Text;

namespace GeoGraph.Training;

/// <summary>A sentence of a treebank: its words, how they are written, and where it stands in its file.</summary>
public sealed record TreebankSentence
{
    /// <summary>Of <c># sent_id</c>; empty when the file names none.</summary>
    public string Id { get; init; } = "";

    /// <summary>Of <c># text</c>; null when the file has none.</summary>
    public string? Text { get; init; }

    /// <summary>The comment lines as written, with their <c>#</c>.</summary>
    public IReadOnlyList<string> Comments { get; init; } = [];

    /// <summary>Line of the first word in the file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>True when the sentence begins a document.</summary>
    public bool BeginsDocument { get; init; }

    /// <summary>True when the sentence begins a paragraph or a document.</summary>
    public bool BeginsParagraph { get; init; }

    /// <summary>Never empty. Empty nodes are left out.</summary>
    public required IReadOnlyList<TreebankWord> Words { get; init; }

    /// <summary>In order, not overlapping.</summary>
    public IReadOnlyList<TreebankRange> Ranges { get; init; } = [];

    /// <summary>The text put together from the words as they are written; no space at the end.</summary>
    public string WrittenText()
    {
        var text = new StringBuilder();
        var range = 0;
        for (var i = 0; i < Words.Count; i++)
        {
            var (form, space) = (Words[i].Form, Words[i].SpaceAfter);
            if (range < Ranges.Count && Ranges[range].First == i)
            {
                (form, space) = (Ranges[range].Form, Ranges[range].SpaceAfter);
                i = Ranges[range++].Last;
            }

            text.Append(form).Append(space && i + 1 < Words.Count ? " " : "");
        }

        return text.ToString();
    }

    /// <summary>True when a space follows the sentence's last word in running text.</summary>
    public bool SpaceAfter => Ranges.Count > 0 && Ranges[^1].Last == Words.Count - 1 ? Ranges[^1].SpaceAfter : Words[^1].SpaceAfter;
}
