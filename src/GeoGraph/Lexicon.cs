using GeoGraph.Seeds;

namespace GeoGraph;

/// <summary>Everything known about one language, read from <c>seeds/lang/&lt;tag&gt;/</c>; immutable once read, shared by all threads.</summary>
public sealed class Lexicon
{
    private Lexicon(SeedFolder seeds, string language)
    {
        Seeds = seeds;
        Language = language;
    }

    /// <summary>Where it was read from.</summary>
    public SeedFolder Seeds { get; }

    /// <summary>BCP 47 tag.</summary>
    public string Language { get; }

    /// <exception cref="SeedException">A file is missing or wrong; the message names the file and line.</exception>
    public static Lexicon Read(SeedFolder seeds, string language) => new(seeds, language);
}
