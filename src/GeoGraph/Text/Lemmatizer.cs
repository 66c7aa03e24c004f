using GeoGraph.Seeds;

namespace GeoGraph.Text;

/// <summary>Finds the dictionary form of a word: listed forms first, then the affixes of the language.</summary>
/// <remarks>
/// Reads <c>lemmas.tsv</c>, <c>affixes.tsv</c> and <c>roots.txt</c> of <c>seeds/lang/&lt;tag&gt;/</c>. Shared by all threads; words seen before
/// cost no allocation.
/// </remarks>
public sealed class Lemmatizer
{
    private const int Slots = 1 << 14;

    /// <summary>What an affix leaves of a word that no list knows.</summary>
    private const int ShortestGuess = 3;

    private readonly Dictionary<(string Form, UniversalPos Pos), string> _listed = [];
    private readonly HashSet<string> _roots;
    private readonly HashSet<string> _lemmas = new(StringComparer.Ordinal);
    private readonly Dictionary<UniversalPos, List<Affix>> _prefixes = [];
    private readonly Dictionary<UniversalPos, List<Affix>> _suffixes = [];
    private readonly Dictionary<UniversalPos, string> _repeats = [];

    /// <summary>Threads share it: a slot is replaced as a whole, so a reader sees the old or the new.</summary>
    private readonly Known?[] _known = new Known?[Slots];

    private Lemmatizer(HashSet<string> roots) => _roots = roots;

    /// <exception cref="SeedException">A file is missing or wrong.</exception>
    public static Lemmatizer Read(SeedFolder seeds, string language)
    {
        var result = Read(seeds, language, SeedReader.Lines(seeds.File("lang", language, "roots.txt")));
        foreach (var row in SeedReader.Read(seeds.File("lang", language, "lemmas.tsv"), "form", "pos", "lemma"))
        {
            if (!result._listed.TryAdd((row.Required("form"), Pos(row, row.Required("pos"))), row.Required("lemma")))
            {
                throw row.Error($"'{row["form"]}' as {row["pos"]} stands twice");
            }

            result._lemmas.Add(row.Required("lemma"));
        }

        return result;
    }

    /// <summary>The affixes of a language with other roots than its own, and no listed forms: to learn both.</summary>
    internal static Lemmatizer Read(SeedFolder seeds, string language, IEnumerable<string> roots)
    {
        var result = new Lemmatizer(roots.ToHashSet(StringComparer.Ordinal));
        foreach (var row in SeedReader.Read(seeds.File("lang", language, "affixes.tsv"), "kind", "affix", "put", "pos", "always", "form", "lemma"))
        {
            foreach (var pos in row.Required("pos").Split(' '))
            {
                result.Add(row, Pos(row, pos));
            }
        }

        return result;
    }

    /// <summary>True for a word of <c>roots.txt</c>: a plain word, not a name.</summary>
    public bool IsRoot(string word) => _roots.Contains(word);

    /// <summary>True for a dictionary form: a word of <c>roots.txt</c>, or what <c>lemmas.tsv</c> lists as one.</summary>
    public bool IsLemma(string word) => _roots.Contains(word) || _lemmas.Contains(word);

    /// <summary>
    /// True when a word is a form of what affixes make of a dictionary form: with no affix named <em>menyerang</em>, <em>diserang</em> of <em>serang</em>,
    /// not <em>serangan</em>; with <em>-an</em> that alone.
    /// </summary>
    /// <param name="prefix">Deriving prefix as it is written; empty for none.</param>
    /// <param name="suffix">Deriving suffix; empty for none.</param>
    internal bool IsForm(string word, UniversalPos pos, string lemma, string prefix, string suffix)
    {
        if (Lemma(word, pos) != lemma)
        {
            return false;
        }

        if (_repeats.TryGetValue(pos, out var between) && word.IndexOf(between, StringComparison.Ordinal) is > 1 and var at && word.AsSpan(at + between.Length).SequenceEqual(word.AsSpan(0, at)))
        {
            word = word[..at];
        }

        if (prefix.Length > 0)
        {
            // What a deriving prefix does to the first letter is known from the dictionary form: its own letters tell enough.
            return word.EndsWith(suffix.Length > 0 ? suffix : lemma[1..], StringComparison.Ordinal) && Inflections(_prefixes, pos).Any(p => word.StartsWith(p.Text, StringComparison.Ordinal) && word.AsSpan(p.Text.Length).StartsWith(prefix, StringComparison.Ordinal));
        }

        return (word == lemma && suffix.Length == 0) || (suffix.Length == 0 && _listed.ContainsKey((word, pos)))
            || Inflections(_prefixes, pos).Any(p => word.StartsWith(p.Text, StringComparison.Ordinal) && word.Length > p.Text.Length
                && Inflections(_suffixes, pos).Any(s => IsStem(p.Put + word[p.Text.Length..], s, lemma, suffix)));
    }

    private static bool IsStem(string word, Affix inflection, string lemma, string suffix) =>
        word.EndsWith(inflection.Text, StringComparison.Ordinal) && word[..^inflection.Text.Length] + inflection.Put is var stem
            && stem.Length == lemma.Length + suffix.Length && stem.StartsWith(lemma, StringComparison.Ordinal) && stem.EndsWith(suffix, StringComparison.Ordinal);

    /// <summary>No affix, and those that make only another form of a word.</summary>
    private static IEnumerable<Affix> Inflections(Dictionary<UniversalPos, List<Affix>> affixes, UniversalPos pos) =>
        affixes.TryGetValue(pos, out var some) ? some.Where(a => !a.Derives).Prepend(Affix.None) : [Affix.None];

    /// <summary>True when words of the part of speech have affixes to lose.</summary>
    internal bool HasAffixes(UniversalPos pos) => _prefixes.ContainsKey(pos) || _suffixes.ContainsKey(pos);

    /// <summary>What each prefix of verbs that a word begins with leaves of it: <em>menyebut</em> → <c>(meny, sebut)</c>, <c>(me, nyebut)</c>.</summary>
    public IEnumerable<(string Prefix, string Stem)> WithoutPrefix(string word)
    {
        foreach (var prefix in _prefixes.GetValueOrDefault(UniversalPos.Verb) ?? [])
        {
            if (word.Length > prefix.Text.Length && word.StartsWith(prefix.Text, StringComparison.Ordinal))
            {
                yield return (prefix.Text, prefix.Put + word[prefix.Text.Length..]);
            }
        }
    }

    /// <summary>The dictionary form of a word that is lower-cased; the word itself when its part of speech is not known.</summary>
    public string Lemma(string word, UniversalPos pos)
    {
        if (pos == UniversalPos.None)
        {
            return word;
        }

        var slot = (string.GetHashCode(word, StringComparison.Ordinal) + (int)pos) & (Slots - 1);
        var known = _known[slot];
        if (known is null || known.Pos != pos || known.Word != word)
        {
            known = new Known(word, pos, _listed.TryGetValue((word, pos), out var lemma) ? lemma : ByRule(word, pos));
            _known[slot] = known;
        }

        return known.Lemma;
    }

    private static UniversalPos Pos(SeedRow row, string tag) =>
        Enum.TryParse<UniversalPos>(tag, true, out var pos) && pos != UniversalPos.None ? pos : throw row.Error($"unknown part of speech '{tag}'");

    private void Add(SeedRow row, UniversalPos pos)
    {
        var affix = new Affix(row.Required("affix"), row["put"], row["always"].Length > 0, row["derives"].Length > 0);
        switch (row.Required("kind"))
        {
            case "prefix":
                (_prefixes.TryGetValue(pos, out var prefixes) ? prefixes : _prefixes[pos] = []).Add(affix);
                break;
            case "suffix":
                (_suffixes.TryGetValue(pos, out var suffixes) ? suffixes : _suffixes[pos] = []).Add(affix);
                break;
            case "repeat":
                _repeats[pos] = affix.Text;
                break;
            default:
                throw row.Error($"unknown kind '{row["kind"]}'");
        }
    }

    private string ByRule(string word, UniversalPos pos)
    {
        if (!_repeats.TryGetValue(pos, out var between) || word.LastIndexOf(between, StringComparison.Ordinal) is not (> 1 and var at) || at + between.Length + 2 > word.Length)
        {
            return Strip(word, pos);
        }

        // "negara-negara", "berlarut-larut", "bunyi-bunyian": one half tells the other's form. Other compounds stay.
        var (first, second) = (word[..at], word[(at + between.Length)..]);
        var (left, right) = (Strip(first, pos), Strip(second, pos));
        return first == second ? left
            : left == right || left == second || first.Contains(right, StringComparison.Ordinal) ? right : word;
    }

    private string Strip(string word, UniversalPos pos)
    {
        var prefixes = _prefixes.GetValueOrDefault(pos);
        var suffixes = _suffixes.GetValueOrDefault(pos);
        if (prefixes is null && suffixes is null)
        {
            return word;
        }

        string? best = null;
        var bestScore = 0;
        for (var p = -1; p < (prefixes?.Count ?? 0); p++)
        {
            if (p >= 0 && !word.StartsWith(prefixes![p].Text, StringComparison.Ordinal))
            {
                continue;
            }

            var stem = p < 0 ? word : prefixes![p].Put + word[prefixes[p].Text.Length..];
            for (var s = -1; s < (suffixes?.Count ?? 0); s++)
            {
                if (s >= 0 && !stem.EndsWith(suffixes![s].Text, StringComparison.Ordinal))
                {
                    continue;
                }

                var root = s < 0 ? stem : stem[..^suffixes![s].Text.Length] + suffixes[s].Put;
                // The longest root counts. A word that is a root itself stays; but where verbs have prefixes, a verb that can lose one does.
                var score = root.Length + (root != word ? 0 : pos == UniversalPos.Verb && prefixes is not null ? -6 : 2);
                if ((best is null || score > bestScore) && root.Length > 1 && _roots.Contains(root))
                {
                    (best, bestScore) = (root, score);
                }
            }
        }

        return best ?? Guess(word, prefixes, suffixes);
    }

    /// <summary>No list knows what is left. Where prefixes are the rule, a word without one stays: a suffix alone is too little evidence.</summary>
    private static string Guess(string word, List<Affix>? prefixes, List<Affix>? suffixes)
    {
        var stem = word;
        if (prefixes is not null)
        {
            var prefix = prefixes.Find(a => a.Always && word.StartsWith(a.Text, StringComparison.Ordinal) && word.Length - a.Text.Length >= ShortestGuess);
            if (prefix is null)
            {
                return word;
            }

            stem = prefix.Put + word[prefix.Text.Length..];
        }

        var suffix = suffixes?.Find(a => a.Always && stem.EndsWith(a.Text, StringComparison.Ordinal) && stem.Length - a.Text.Length >= ShortestGuess);
        return suffix is null ? stem : stem[..^suffix.Text.Length] + suffix.Put;
    }

    /// <param name="Text">What goes.</param>
    /// <param name="Put">What comes in its place.</param>
    /// <param name="Always">True when it goes also where the rest is no known root.</param>
    /// <param name="Derives">True when it makes another word, not another form of the same.</param>
    private sealed record Affix(string Text, string Put, bool Always, bool Derives)
    {
        public static Affix None { get; } = new("", "", false, false);
    }

    private sealed record Known(string Word, UniversalPos Pos, string Lemma);
}
