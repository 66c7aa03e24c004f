namespace GeoGraph.Training;

/// <summary>A sentence whose names are marked, word by word: <c>B-PER</c> begins a name, <c>I-PER</c> continues it, <c>O</c> is none.</summary>
public sealed record NameSentence(IReadOnlyList<string> Forms, IReadOnlyList<string> Labels)
{
    /// <summary>The label of a word of which nobody said whether it is part of a name: nothing is learnt from it, and it is not measured.</summary>
    public const string Unknown = "?";

    /// <summary>Reads a file in CoNLL form: the word first, the label last on a line, a blank line after each sentence.</summary>
    /// <exception cref="ConlluException">The file cannot be read, or a line has no label.</exception>
    public static IReadOnlyList<NameSentence> Read(string path)
    {
        var sentences = new List<NameSentence>();
        List<string> forms = [], labels = [];
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConlluException($"{path}: {e.Message}", e);
        }

        for (var i = 0; i <= lines.Length; i++)
        {
            var cells = i == lines.Length ? [] : lines[i].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length == 0)
            {
                if (forms.Count > 0)
                {
                    sentences.Add(new NameSentence(forms, labels));
                    (forms, labels) = ([], []);
                }

                continue;
            }

            if (cells.Length < 2 || !(cells[^1] == "O" || cells[^1].StartsWith("B-", StringComparison.Ordinal) || cells[^1].StartsWith("I-", StringComparison.Ordinal)))
            {
                throw new ConlluException($"{path}:{i + 1}: no word with a label such as B-PER, I-PER or O");
            }

            forms.Add(cells[0]);
            labels.Add(cells[^1]);
        }

        return sentences;
    }

    /// <summary>The marked names: first and last word, and kind. A name that begins with <c>I-</c> begins all the same.</summary>
    public static IEnumerable<(int First, int Last, string Kind)> Names(IReadOnlyList<string> labels)
    {
        for (var i = 0; i < labels.Count; i++)
        {
            if (labels[i] is "O" or Unknown)
            {
                continue;
            }

            var (first, kind) = (i, labels[i][2..]);
            while (i + 1 < labels.Count && labels[i + 1] == "I-" + kind)
            {
                i++;
            }

            yield return (first, i, kind);
        }
    }
}
