namespace GeoGraph.Text.Parsing;

/// <summary>What is known of single words: their distributional classes and the tag they mostly have.</summary>
internal sealed class WordClasses
{
    private readonly Dictionary<ulong, WordClass> _classes;

    public WordClasses(Dictionary<ulong, WordClass> classes) => _classes = classes;

    public static WordClasses None { get; } = new([]);

    /// <summary>By the hash of the word (<see cref="ParseBuffer.Hash"/>).</summary>
    public IReadOnlyDictionary<ulong, WordClass> All => _classes;

    public WordClass Of(ulong word) => _classes.GetValueOrDefault(word);

    /// <summary>The classes of a word as it is written.</summary>
    public WordClass OfForm(ReadOnlySpan<char> form)
    {
        Span<char> lower = stackalloc char[ParseBuffer.LongestWord];
        form = form.Length > lower.Length ? form[..lower.Length] : form;
        return Of(ParseBuffer.Hash(lower[..ParseBuffer.Normalize(form, lower)]));
    }
}

/// <param name="Fine">Fine class, from 1; 0 for none.</param>
/// <param name="Coarse">Coarse class, from 1; 0 for none.</param>
/// <param name="Tag">Tag, from 1; 0 for none.</param>
internal readonly record struct WordClass(ushort Fine, ushort Coarse, byte Tag);
