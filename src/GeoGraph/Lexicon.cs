using GeoGraph.Seeds;
using GeoGraph.Text;

namespace GeoGraph;

/// <summary>Everything known about one language, read from <c>seeds/lang/&lt;tag&gt;/</c>; immutable once read, shared by all threads.</summary>
public sealed class Lexicon
{
    private Lexicon(SeedFolder seeds, string language)
    {
        Seeds = seeds;
        Language = language;
        Rules = LanguageRules.Read(seeds, language);
    }

    /// <summary>Where it was read from.</summary>
    public SeedFolder Seeds { get; }

    /// <summary>BCP 47 tag.</summary>
    public string Language { get; }

    /// <summary>How the language is written.</summary>
    public LanguageRules Rules { get; }

    /// <exception cref="SeedException">A file is missing or wrong; the message names the file and line.</exception>
    public static Lexicon Read(SeedFolder seeds, string language) => new(seeds, language);
}
