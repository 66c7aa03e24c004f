using GeoGraph.Seeds;
using GeoGraph.Text;

namespace GeoGraph.Statements;

/// <summary>The words of one language that report speech: the rows of <c>cues.tsv</c>, looked up by dictionary form, longest first.</summary>
/// <remarks>
/// A row lists no inflected form. A word is looked up as it stands, by its dictionary form as a verb, and, where verbs have prefixes, by what the
/// prefix leaves: <em>menyebut</em>, <em>disebut</em> and <em>sebut</em> are one row.
/// </remarks>
public sealed class CueTable
{
    private readonly Dictionary<string, List<(string[] Words, CueRow Row)>> _byFirstWord = new(StringComparer.Ordinal);
    private readonly Lemmatizer _lemmatizer;
    private readonly LanguageRules _rules;

    private CueTable(IReadOnlyList<CueRow> rows, Lemmatizer lemmatizer, LanguageRules rules)
    {
        Rows = rows;
        _lemmatizer = lemmatizer;
        _rules = rules;
        foreach (var row in rows)
        {
            var words = row.Lemma.Split(' ');
            if (!_byFirstWord.TryGetValue(words[0], out var list))
            {
                _byFirstWord[words[0]] = list = [];
            }

            list.Add((words, row));
        }

        foreach (var list in _byFirstWord.Values)
        {
            list.Sort((a, b) => b.Words.Length.CompareTo(a.Words.Length));
        }

        var speaking = rows.Where(r => r.Speaker is not (SpeakerPlace.Medium or SpeakerPlace.Owner)).ToList();
        var lemmas = speaking.Select(r => r.Lemma.Split(' ')[0]).ToHashSet(StringComparer.Ordinal);
        Words = rules.KnownWords.Where(w => Forms(w).Any(f => lemmas.Contains(f.Form) && speaking.Exists(r => r.Lemma.Split(' ')[0] == f.Form && r.Allows(f.Voice))))
            .Concat(speaking.SelectMany(r => r.Lemma.Split(' '))).ToHashSet(StringComparer.Ordinal);
    }

    public IReadOnlyList<CueRow> Rows { get; }

    /// <summary>Every known word of a cue that has a speaker beside it.</summary>
    public IReadOnlySet<string> Words { get; }

    /// <exception cref="SeedException">The file is missing or a row is wrong.</exception>
    public static CueTable Read(SeedFolder seeds, string language, Lemmatizer lemmatizer, LanguageRules rules) => new(
        [.. SeedReader.Read(seeds.File("lang", language, "cues.tsv"), "id", "lemma", "speaker", "addressee", "content", "denies", "example").Select(r => new CueRow(
            r.Required("id"), r.Required("lemma"), Places(r), r["addressee"] == "object", r.Required("content").Split(' '),
            r.Optional("denies") is not null, r.Required("example")))], lemmatizer, rules);

    /// <summary>True for a form of the first word of a cue that has a speaker beside it, whether or not a list knows the form.</summary>
    public bool Reports(string word) => Forms(word).Any(f => _byFirstWord.TryGetValue(f.Form, out var list)
        && list.Exists(r => r.Row.Speaker is not (SpeakerPlace.Medium or SpeakerPlace.Owner) && r.Row.Allows(f.Voice)));

    /// <summary>The longest cue that starts at a token; null for none.</summary>
    public Cue? At(Sentence sentence, int token)
    {
        Cue? best = null;
        foreach (var (form, voice) in Forms(sentence.Tokens[token].Word))
        {
            if (!_byFirstWord.TryGetValue(form, out var list))
            {
                continue;
            }

            foreach (var (words, row) in list)
            {
                var i = 1;
                while (i < words.Length && token + i < sentence.Tokens.Length && sentence.Tokens[token + i].Word == words[i])
                {
                    i++;
                }

                if (i == words.Length && row.Allows(voice) && IsAt(sentence, token, row, words.Length) && (best is not { } other || token + i > other.End || (token + i == other.End && (row.Speaker == SpeakerPlace.Owner || row.Lemma.Length > other.Row.Lemma.Length))))
                {
                    best = new Cue(row, token, token + i, voice);
                }
            }
        }

        return best;
    }

    /// <summary>A noun's row wants a noun, a verb's row none ("his warning" reports nothing by itself).</summary>
    private static bool IsAt(Sentence sentence, int token, CueRow row, int words) =>
        row.Speaker == SpeakerPlace.Owner ? sentence.Tokens[token].Pos == UniversalPos.Noun
        : !row.Speaker.HasFlag(SpeakerPlace.Subject) || row.Speaker.HasFlag(SpeakerPlace.Behind) || words > 1 || !SentenceTree.IsNoun(sentence, token);

    /// <summary>A word as rows may list it: as it stands, its dictionary form, and what a verb's prefix leaves.</summary>
    private IEnumerable<(string Form, CueVoice Voice)> Forms(string word)
    {
        yield return (word, CueVoice.Bare);
        if (_rules.PassivePrefix.Length == 0)
        {
            var lemma = _lemmatizer.Lemma(word, UniversalPos.Verb);
            if (lemma != word)
            {
                yield return (lemma, CueVoice.Bare);
            }

            yield break;
        }

        foreach (var (prefix, stem) in _lemmatizer.WithoutPrefix(word))
        {
            if (prefix.StartsWith(_rules.PassivePrefix, StringComparison.Ordinal))
            {
                yield return (stem, CueVoice.Passive);
            }
            else if (_rules.ActivePrefixes.Any(a => prefix.StartsWith(a, StringComparison.Ordinal)))
            {
                yield return (stem, CueVoice.Active);
            }
        }
    }

    private static SpeakerPlace Places(SeedRow row)
    {
        var places = SpeakerPlace.None;
        foreach (var word in row.Required("speaker").Split(' '))
        {
            places |= Enum.TryParse<SpeakerPlace>(word, true, out var place) ? place : throw row.Error($"unknown place of a speaker '{word}'");
        }

        return places;
    }
}

/// <summary>A row of <c>cues.tsv</c> that stands at a place of a sentence.</summary>
/// <param name="First">Its first token.</param>
/// <param name="End">The token behind it.</param>
public readonly record struct Cue(CueRow Row, int First, int End, CueVoice Voice);

/// <summary>A reporting expression.</summary>
/// <param name="Speaker">Where its speaker may stand.</param>
/// <param name="TellsObject">True when its object is the one who is told: <em>told reporters</em>.</param>
/// <param name="Content">
/// What it may be followed by: <c>clause</c>, <c>quote</c> (a quotation), <c>object</c> (a noun phrase), <c>object+WORD</c> (a noun phrase that WORD describes), or the word
/// behind which the content begins (<em>to</em>, <em>of</em>).
/// </param>
/// <param name="Denies">True when the speaker says the content is false.</param>
/// <param name="Example">A sentence in which the row fires.</param>
public sealed record CueRow(string Id, string Lemma, SpeakerPlace Speaker, bool TellsObject, IReadOnlyList<string> Content, bool Denies, string Example)
{
    /// <summary>Words behind which the content begins.</summary>
    public IReadOnlyList<string> Markers { get; } = [.. Content.Where(c => c is not ("clause" or "quote" or "object" or "-") && !c.StartsWith("object+", StringComparison.Ordinal))];

    /// <summary>The word that describes the object; null for none.</summary>
    public string? Describes { get; } = Content.FirstOrDefault(c => c.StartsWith("object+", StringComparison.Ordinal))?["object+".Length..];

    public bool TakesClause { get; } = Content.Contains("clause");

    public bool TakesObject { get; } = Content.Contains("object");

    /// <summary>True when a form of the voice has its speaker at one of the row's places.</summary>
    public bool Allows(CueVoice voice) => voice switch
    {
        CueVoice.Passive => Speaker.HasFlag(SpeakerPlace.Agent),
        CueVoice.Active => Speaker.HasFlag(SpeakerPlace.Subject),
        _ => Speaker != SpeakerPlace.Agent,
    };
}

/// <summary>Where the speaker of a cue may stand.</summary>
[Flags]
public enum SpeakerPlace
{
    None = 0,

    /// <summary>Subject of the verb, before it or, when the content comes first, behind it.</summary>
    Subject = 1,

    /// <summary>Behind a bare stem that follows the content: <c>“…,” kata Lavrov</c>.</summary>
    Behind = 2,

    /// <summary>Doer of a passive: <c>disebutkan Lavrov</c>, <c>dikatakannya</c>.</summary>
    Agent = 4,

    /// <summary>Behind a preposition: <c>menurut</c>, <c>according to</c>.</summary>
    Source = 8,

    /// <summary>Owner of a noun: <c>Lavrov's claim that …</c>.</summary>
    Owner = 16,

    /// <summary>The medium that relays what others say.</summary>
    Medium = 32,
}

/// <summary>In which form a cue stands.</summary>
public enum CueVoice
{
    /// <summary>As the row lists it, and every form in languages without prefixes.</summary>
    Bare,

    /// <summary>With the prefix of an active verb: <em>menyebut</em>.</summary>
    Active,

    /// <summary>With that of a passive: <em>disebut</em>.</summary>
    Passive,
}
