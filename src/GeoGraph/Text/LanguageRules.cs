using System.Reflection;
using GeoGraph.Seeds;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GeoGraph.Text;

/// <summary>How a language is written: what <c>seeds/lang/&lt;tag&gt;/language.json</c> and <c>abbreviations.txt</c> say.</summary>
public sealed record LanguageRules
{
    /// <summary>Frequent words that tell the language from others.</summary>
    public HashSet<string> FunctionWords { get; init; } = [];

    /// <summary>Smallest share of function words among the words of a text in this language, in [0, 1].</summary>
    public double MinimumShare { get; init; }

    /// <summary>Endings that are words of their own and touch the word before (<c>-nya</c>, <c>'s</c>), longest first.</summary>
    public IReadOnlyList<string> Enclitics { get; init; } = [];

    /// <summary>Those of <see cref="Enclitics"/> that are cut from known words only: plain words often end like them (<c>-ku</c>).</summary>
    public HashSet<string> HostedEnclitics { get; init; } = [];

    /// <summary>True when a hyphenated compound is several words (<em>long - term</em>), false when it is one (<em>negara-negara</em>).</summary>
    public bool CutsHyphens { get; init; }

    /// <summary>Prefixes that stay on their word where hyphens are cut (<em>e-mail</em>).</summary>
    public HashSet<string> HyphenPrefixes { get; init; } = [];

    /// <summary>What is cut from the number behind it (<c>Rp9.000</c>).</summary>
    public HashSet<string> Currencies { get; init; } = [];

    /// <summary>What is cut from the number before it (<c>5pm</c>).</summary>
    public HashSet<string> Units { get; init; } = [];

    /// <summary>Abbreviations that often close a sentence (<em>etc.</em>): before a capital they do.</summary>
    public HashSet<string> ClosingAbbreviations { get; init; } = [];

    /// <summary>Of <c>forms.tsv</c>: the words that a form is made of, where rules do not tell; the form itself when it is one word.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Forms { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Of <c>words.txt</c>: words of the language, lower case, that may carry an enclitic.</summary>
    [JsonIgnore]
    public HashSet<string> KnownWords { get; init; } = [];

    /// <summary>True when outlets of the language often lose the space between a name and the word beside it.</summary>
    public bool CutsJoinedWords { get; init; }

    /// <summary>Words of known names, lower case, at which words that lost their space are cut; empty when <see cref="CutsJoinedWords"/> is false.</summary>
    [JsonIgnore]
    public HashSet<string> NameWords { get; init; } = [];

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

    /// <summary>Words between a state and an office or a body of it: "Chinese <em>deputy</em> foreign minister".</summary>
    public HashSet<string> OfficeModifiers { get; init; } = [];

    /// <summary>True when the state stands before its bodies and offices ("Israeli army"), false when behind ("militer Israel").</summary>
    public bool ModifierFirst { get; init; }

    /// <summary>Words that open a reported clause (<em>that</em>, <em>bahwa</em>).</summary>
    public HashSet<string> Complementizers { get; init; } = [];

    /// <summary>Words before those who are told.</summary>
    public HashSet<string> AddresseePrepositions { get; init; } = [];

    /// <summary>Verbs whose object is the one who is told, and who is to act in the clause behind: <em>invited</em> him to visit, <em>meminta</em> mereka mundur.</summary>
    public HashSet<string> TellVerbs { get; init; } = [];

    /// <summary>Words that make a description mean somebody named before: <em>the</em>, <em>tersebut</em>.</summary>
    public HashSet<string> Definites { get; init; } = [];

    /// <summary>Subjects that do not speak: <em>this</em>, <em>what</em>.</summary>
    public HashSet<string> Impersonal { get; init; } = [];

    /// <summary>Adverbs and auxiliaries between a speaker and the cue.</summary>
    public HashSet<string> SpeakerFillers { get; init; } = [];

    /// <summary>Words before which, going back from the cue, the speaker begins.</summary>
    public HashSet<string> SpeakerStops { get; init; } = [];

    /// <summary>Words before which a speaker behind the cue ends.</summary>
    public HashSet<string> SpeakerEnds { get; init; } = [];

    /// <summary>The enclitic that stands for the speaker on a cue (<c>katanya</c>); empty when the language has none.</summary>
    public string AnaphoricEnclitic { get; init; } = "";

    /// <summary>Number of each month by its name and short forms.</summary>
    public Dictionary<string, int> MonthNumbers { get; init; } = [];

    /// <summary>Day of the week by name; Sunday is 0.</summary>
    public Dictionary<string, int> Weekdays { get; init; } = [];

    /// <summary>Days from the article's day for words such as <em>yesterday</em>.</summary>
    public Dictionary<string, int> DayWords { get; init; } = [];

    /// <summary>Words before a month or a year that stands alone: "in November", "sejak 2019".</summary>
    public HashSet<string> DateLeads { get; init; } = [];

    /// <summary>Months from the article's own for pairs of words such as <em>last month</em>.</summary>
    public Dictionary<string, int> RelativeMonths { get; init; } = [];

    /// <summary>Years from the article's own for pairs of words such as <em>last year</em>.</summary>
    public Dictionary<string, int> RelativeYears { get; init; } = [];

    /// <summary>Words that make a day of the week one to come: <em>next</em>.</summary>
    public HashSet<string> NextWords { get; init; } = [];

    /// <summary>Expressions that put a sentence long before the article.</summary>
    public IReadOnlyList<string> HistoricalWords { get; init; } = [];

    /// <summary>Words that make a day of the week or a month one gone by: <em>last</em>.</summary>
    public HashSet<string> LastWords { get; init; } = [];

    /// <summary>Days from the article's own for pairs of words such as <em>hari ini</em>.</summary>
    public Dictionary<string, int> RelativeDays { get; init; } = [];

    /// <summary>Weeks from the article's own for pairs of words such as <em>last week</em>.</summary>
    public Dictionary<string, int> RelativeWeeks { get; init; } = [];

    /// <summary>Units of time, in all their forms: <em>days</em>, <em>pekan</em>.</summary>
    public Dictionary<string, TimeUnit> TimeUnits { get; init; } = [];

    /// <summary>Words for one unit: <em>sebulan</em>.</summary>
    public Dictionary<string, TimeUnit> OneUnits { get; init; } = [];

    /// <summary>Numbers in words, the articles that stand for one among them; those that follow one another add up.</summary>
    public Dictionary<string, int> NumberWords { get; init; } = [];

    /// <summary>Words that multiply the number before them: <em>puluh</em>, <em>hundred</em>.</summary>
    public Dictionary<string, int> NumberScales { get; init; } = [];

    /// <summary>Those of <see cref="NumberScales"/> that add ten instead: <em>belas</em>.</summary>
    public HashSet<string> NumberTeens { get; init; } = [];

    /// <summary>Words behind a length of time that count it back from the article: <em>ago</em>, <em>lalu</em>.</summary>
    public HashSet<string> AgoWords { get; init; } = [];

    /// <summary>Words behind a length of time that count it from the act told next: "a day <em>after</em> Ukraine hit".</summary>
    public HashSet<string> AfterWords { get; init; } = [];

    /// <summary>Words that make what they are followed by something remembered: <em>anniversary</em>, <em>mengenang</em>.</summary>
    public HashSet<string> AnniversaryWords { get; init; } = [];

    /// <summary>Words between the first and the last year of a span.</summary>
    public HashSet<string> YearJoins { get; init; } = [];

    /// <summary>What is written behind a year that stands for its decade: <em>s</em>, <em>-an</em>.</summary>
    public HashSet<string> DecadeEndings { get; init; } = [];

    /// <summary>Auxiliaries that make a past form passive.</summary>
    public HashSet<string> PassiveAuxiliaries { get; init; } = [];

    /// <summary>Prefix of passive verbs; empty when the language has none.</summary>
    public string PassivePrefix { get; init; } = "";

    /// <summary>Prepositions before the doer of a passive.</summary>
    public HashSet<string> AgentPrepositions { get; init; } = [];

    /// <summary>Expressions of several words, written with spaces, that are one word to a clause: <em>kerja sama</em>.</summary>
    public IReadOnlyList<string> FixedExpressions { get; init; } = [];

    /// <summary>Verbs that say no more than that the act named by their object is done: <em>launch</em> an attack, <em>melancarkan</em> serangan.</summary>
    public HashSet<string> LightVerbs { get; init; } = [];

    /// <summary>Words that deny the act behind them.</summary>
    public HashSet<string> Negations { get; init; } = [];

    /// <summary>Prepositions: the actor behind one is not the subject.</summary>
    public HashSet<string> ObliquePrepositions { get; init; } = [];

    /// <summary>Words between parties that act together.</summary>
    public HashSet<string> Conjunctions { get; init; } = [];

    /// <summary>Prepositions before both parties of an act.</summary>
    public HashSet<string> BetweenWords { get; init; } = [];

    /// <summary>Words that begin another clause.</summary>
    public HashSet<string> ClauseBreaks { get; init; } = [];

    /// <summary>Words that begin a relative clause: its subject is what stands before.</summary>
    public HashSet<string> Relativizers { get; init; } = [];

    /// <summary>Academic degrees behind a name and a comma, and their parts where a space divides them: <em>M.Pd</em>, <em>Ph.D</em>.</summary>
    public HashSet<string> Degrees { get; init; } = [];

    /// <summary>Prepositions before the place of an act.</summary>
    public HashSet<string> PlacePrepositions { get; init; } = [];

    /// <summary>Enclitics that make the actor before them an owner.</summary>
    public HashSet<string> Possessive { get; init; } = [];

    /// <summary>Openings of lines that name the publisher.</summary>
    public IReadOnlyList<string> OutletLines { get; init; } = [];

    /// <summary>What a line starts with that is no part of the report: sources, links, credits.</summary>
    public IReadOnlyList<string> SourceLines { get; init; } = [];

    /// <summary>Of <c>abbreviations.txt</c>: abbreviations, lower case, with their full stop: no sentence ends there.</summary>
    [JsonIgnore]
    public HashSet<string> Abbreviations { get; init; } = [];

    /// <summary>True for a word of <c>words.txt</c>; a reduplication is known by its last half.</summary>
    public bool KnowsWord(ReadOnlySpan<char> word)
    {
        var words = KnownWords.GetAlternateLookup<ReadOnlySpan<char>>();
        return words.Contains(word) || (word.LastIndexOf('-') is var hyphen and > 0 && words.Contains(word[(hyphen + 1)..]));
    }

    /// <exception cref="SeedException">A file is missing or wrong, or <c>language.json</c> lacks a key: what a language does not have is an empty list, so that nothing is left out by mistake.</exception>
    public static LanguageRules Read(SeedFolder seeds, string language)
    {
        var path = seeds.File("lang", language, "language.json");
        var abbreviations = seeds.File("lang", language, "abbreviations.txt");
        var words = seeds.File("lang", language, "words.txt");
        try
        {
            var json = File.ReadAllText(path);
            var rules = JsonConvert.DeserializeObject<LanguageRules>(json, new JsonSerializerSettings { MissingMemberHandling = MissingMemberHandling.Error })
                ?? throw new SeedException($"{path}: empty");
            if (MissingKeys(json) is { Count: > 0 } missing)
            {
                throw new SeedException($"{path}: no '{string.Join("', '", missing)}'; give an empty list (or \"\" or false) for what the language does not have");
            }

            return rules with
            {
                Enclitics = [.. rules.Enclitics.OrderByDescending(e => e.Length).ThenBy(e => e, StringComparer.Ordinal)],
                Abbreviations = [.. SeedReader.Lines(abbreviations)],
                KnownWords = SeedReader.Lines(words).ToHashSet(StringComparer.Ordinal),
                Forms = Parts(seeds.File("lang", language, "forms.tsv")),
                NameWords = rules.CutsJoinedWords ? ReadNameWords(seeds, language) : [],
            };
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            throw new SeedException(e.Message.StartsWith(path, StringComparison.Ordinal) ? e.Message : $"{path}: {e.Message}", e);
        }
    }

    private static List<string> MissingKeys(string json)
    {
        var given = JObject.Parse(json).Properties().Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. typeof(LanguageRules).GetProperties().Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null && !given.Contains(p.Name)).Select(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..])];
    }

    /// <summary>The capitalised words of the names of known actors, and given names.</summary>
    private static HashSet<string> ReadNameWords(SeedFolder seeds, string language) =>
        [.. SeedReader.Read(seeds.File("lang", language, "actor-names.tsv"), "name").SelectMany(r => r.Required("name").Split(' ', '-'))
            .Where(w => w.Length > 0 && char.IsUpper(w[0])).Concat(SeedReader.Lines(seeds.File("actors", "given-names.txt")).SelectMany(l => l.Split(' '))).Select(w => WordCutter.Lower(w))];

    private static Dictionary<string, IReadOnlyList<string>> Parts(string path)
    {
        var forms = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var row in SeedReader.Read(path, "form", "parts"))
        {
            var parts = row.Required("parts").Split(' ');
            if (string.Concat(parts) != row.Required("form"))
            {
                throw row.Error($"'{row["parts"]}' does not make up '{row["form"]}'");
            }

            if (!forms.TryAdd(row["form"], parts))
            {
                throw row.Error($"'{row["form"]}' stands twice");
            }
        }

        return forms;
    }
}
