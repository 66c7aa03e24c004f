using GeoGraph.Seeds;
using Newtonsoft.Json;

namespace GeoGraph.Text;

/// <summary>How a language is written: what <c>seeds/lang/&lt;tag&gt;/language.json</c> and <c>abbreviations.txt</c> say.</summary>
public sealed record LanguageRules
{
    /// <summary>Frequent words that tell the language from others.</summary>
    [JsonProperty(Required = Required.Always)]
    public HashSet<string> FunctionWords { get; init; } = [];

    /// <summary>Smallest share of function words among the words of a text in this language, in [0, 1].</summary>
    [JsonProperty(Required = Required.Always)]
    public double MinimumShare { get; init; }

    /// <summary>Endings that are words of their own and touch the word before (<c>-nya</c>, <c>'s</c>), longest first.</summary>
    public IReadOnlyList<string> Enclitics { get; init; } = [];

    /// <summary>Words that only look as if they ended in an enclitic.</summary>
    public HashSet<string> NotEnclitic { get; init; } = [];

    /// <summary>Names and short forms of months: a piece of a dateline that holds one is a date.</summary>
    public HashSet<string> Months { get; init; } = [];

    /// <summary>Cities that stand in capitals before a text without a dash (<c>WASHINGTON The …</c>).</summary>
    public HashSet<string> DatelineCities { get; init; } = [];

    /// <summary>Prepositions that make a capital a mere place.</summary>
    public HashSet<string> Locatives { get; init; } = [];

    /// <summary>Lower-case words inside names of persons.</summary>
    public HashSet<string> NameParticles { get; init; } = [];

    /// <summary>Capitalised words that are no names.</summary>
    public HashSet<string> NotNames { get; init; } = [];

    /// <summary>Words between an office or a body and the state it belongs to.</summary>
    public HashSet<string> OwnerPrepositions { get; init; } = [];

    /// <summary>True when the state stands before its bodies and offices ("Israeli army"), false when behind ("militer Israel").</summary>
    public bool ModifierFirst { get; init; }

    /// <summary>Words that open a reported clause (<em>that</em>, <em>bahwa</em>).</summary>
    public HashSet<string> Complementizers { get; init; } = [];

    /// <summary>Words before those who are told.</summary>
    public HashSet<string> AddresseePrepositions { get; init; } = [];

    /// <summary>Cues whose object is the one who is told.</summary>
    public HashSet<string> TellVerbs { get; init; } = [];

    /// <summary>Adverbs and auxiliaries between a speaker and the cue.</summary>
    public HashSet<string> SpeakerFillers { get; init; } = [];

    /// <summary>Words before which, going back from the cue, the speaker begins.</summary>
    public HashSet<string> SpeakerStops { get; init; } = [];

    /// <summary>Words before which a speaker behind the cue ends.</summary>
    public HashSet<string> SpeakerEnds { get; init; } = [];

    /// <summary>The enclitic that stands for the speaker on a cue (<c>katanya</c>); empty when the language has none.</summary>
    public string AnaphoricEnclitic { get; init; } = "";

    /// <summary>What a line starts with that is no part of the report: sources, links, credits.</summary>
    public IReadOnlyList<string> SourceLines { get; init; } = [];

    /// <summary>Abbreviations, lower case, with their full stop: no sentence ends there.</summary>
    public HashSet<string> Abbreviations { get; init; } = [];

    /// <exception cref="SeedException">A file is missing or wrong.</exception>
    public static LanguageRules Read(SeedFolder seeds, string language)
    {
        var path = seeds.File("lang", language, "language.json");
        var abbreviations = seeds.File("lang", language, "abbreviations.txt");
        try
        {
            var rules = JsonConvert.DeserializeObject<LanguageRules>(File.ReadAllText(path), new JsonSerializerSettings { MissingMemberHandling = MissingMemberHandling.Error })
                ?? throw new SeedException($"{path}: empty");
            return rules with
            {
                Enclitics = [.. rules.Enclitics.OrderByDescending(e => e.Length).ThenBy(e => e, StringComparer.Ordinal)],
                Abbreviations = [.. File.ReadAllLines(abbreviations).Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#')],
            };
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            throw new SeedException(e.Message.StartsWith(path, StringComparison.Ordinal) ? e.Message : $"{path}: {e.Message}", e);
        }
    }
}
