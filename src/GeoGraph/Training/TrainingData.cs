using System.Globalization;
using GeoGraph.Text.Parsing;

namespace GeoGraph.Training;

/// <summary>What a model is learnt from.</summary>
/// <param name="General">Treebank sentences of any kind of text and annotation.</param>
/// <param name="Domain">Those of the kind the model is made for: where the two differ, these are right. Empty when there is no difference.</param>
public sealed record TrainingData(IReadOnlyList<TreebankSentence> General, IReadOnlyList<TreebankSentence> Domain)
{
    /// <summary>Sentences whose trees are of the domain and whose tags are not.</summary>
    public IReadOnlyList<TreebankSentence> TreeDomain { get; init; } = [];

    /// <summary>Distributional classes by the hash of the word; may be empty.</summary>
    internal Dictionary<ulong, WordClass> Clusters { get; init; } = [];

    /// <summary>Reads word classes: lines of <c>c00030f00225</c> (coarse and fine class), the word, and more columns that are not read.</summary>
    /// <exception cref="ConlluException">The file cannot be read, or a line has another form.</exception>
    public TrainingData WithClusters(string path)
    {
        var clusters = new Dictionary<ulong, WordClass>();
        var buffer = new char[ParseBuffer.LongestWord];
        var number = 0;
        try
        {
            foreach (var line in File.ReadLines(path))
            {
                number++;
                var cells = line.Split('\t');
                if (cells.Length < 2 || cells[0].Length != 12 || !TryClass(cells[0].AsSpan(1, 5), out var coarse) || !TryClass(cells[0].AsSpan(7), out var fine))
                {
                    throw new ConlluException(string.Create(CultureInfo.InvariantCulture, $"{path}:{number}: not a class and a word, such as 'c00030f00225' and 'yang'"));
                }

                var word = cells[1].AsSpan(0, Math.Min(cells[1].Length, buffer.Length));
                clusters[ParseBuffer.Hash(buffer.AsSpan(0, ParseBuffer.Normalize(word, buffer)))] = new WordClass((ushort)(fine + 1), (ushort)(coarse + 1), 0);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConlluException($"{path}: {e.Message}", e);
        }

        return this with { Clusters = clusters };
    }

    private static bool TryClass(ReadOnlySpan<char> digits, out ushort number) =>
        ushort.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
