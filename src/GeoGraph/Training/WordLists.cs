using GeoGraph.Seeds;
using GeoGraph.Text;

namespace GeoGraph.Training;

/// <summary>The word lists of a language as treebanks show them: what its rules for cutting words and for dictionary forms need to know.</summary>
/// <param name="Words">For <c>words.txt</c>: words that may carry an enclitic; empty where none needs a known host.</param>
/// <param name="Forms">For <c>forms.tsv</c>: form and words of what the rules cut wrongly.</param>
/// <param name="Roots">For <c>roots.txt</c>: dictionary forms of the parts of speech that have affixes.</param>
/// <param name="Lemmas">For <c>lemmas.tsv</c>: form, part of speech and dictionary form of what the affixes get wrong.</param>
public sealed record WordLists(IReadOnlyList<string> Words, IReadOnlyList<string> Forms, IReadOnlyList<string> Roots, IReadOnlyList<string> Lemmas)
{
    /// <summary>Rows above this line of a list are written by hand and stay.</summary>
    public const string Mark = "# Learnt from treebanks by 'geograph train-words'; rows of your own go above this line.";

    /// <summary>
    /// Reads the lists off treebanks. Words without a dictionary form there count for the cutting alone. Where treebanks do not agree, those of
    /// the domain are right. The same treebanks give the same lists.
    /// </summary>
    /// <param name="data">To learn from.</param>
    /// <param name="seeds">Of the language's rules and affixes.</param>
    /// <param name="language">BCP 47 tag.</param>
    /// <exception cref="SeedException">A file of the language is missing or wrong.</exception>
    public static WordLists Of(TrainingData data, SeedFolder seeds, string language)
    {
        var rules = LanguageRules.Read(seeds, language);
        var sentences = data.Domain.Concat(data.General).ToList();
        var words = rules.Enclitics.Any(e => !e.Contains('\'', StringComparison.Ordinal)) ? KnownWords(sentences) : [];
        var forms = WrongCuts(data, rules with { KnownWords = [.. words], Forms = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) });
        var affixes = Lemmatizer.Read(seeds, language, []);
        var roots = sentences.SelectMany(s => s.Words).Where(w => w.Pos != UniversalPos.Propn && affixes.HasAffixes(w.Pos) && IsWord(w.Lemma)).Select(w => w.Lemma.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        return new WordLists(Sorted(words), forms, Sorted(roots), WrongLemmas(data, Lemmatizer.Read(seeds, language, roots)));
    }

    /// <summary>Writes the four files of the language; rows by hand stay, and what they already say is not said again.</summary>
    public void Write(SeedFolder seeds, string language)
    {
        Write(seeds.File("lang", language, "words.txt"), Words, 1);
        Write(seeds.File("lang", language, "forms.tsv"), Forms, 1);
        Write(seeds.File("lang", language, "roots.txt"), Roots, 1);
        Write(seeds.File("lang", language, "lemmas.tsv"), Lemmas, 2);
    }

    /// <summary>The text of a list: what stands above the mark, the mark, and the learnt rows whose first cells stand in no row above.</summary>
    internal static string Merge(IEnumerable<string> old, IEnumerable<string> learnt, int keyCells)
    {
        var byHand = old.TakeWhile(l => l != Mark).ToList();
        var keys = byHand.Select(l => Key(l, keyCells)).ToHashSet(StringComparer.Ordinal);
        return string.Concat([.. byHand.Append(Mark).Concat(learnt.Where(l => !keys.Contains(Key(l, keyCells)))).Select(l => l + "\n")]);
    }

    private static void Write(string path, IReadOnlyList<string> learnt, int keyCells) => File.WriteAllText(path, Merge(File.ReadAllLines(path), learnt, keyCells));

    private static string Key(string line, int cells) => string.Join('\t', line.Split('\t').Take(cells));

    /// <summary>Words seen in small letters. One of a few letters seen once is as often a piece of another (<em>but</em> of <em>butuh</em>).</summary>
    private static List<string> KnownWords(IEnumerable<TreebankSentence> sentences) =>
        [.. sentences.SelectMany(s => s.Words).Select(w => w.Form).Where(f => f.Length > 1 && char.IsLower(f[0]) && IsWord(f))
            .CountBy(f => f.ToLowerInvariant(), StringComparer.Ordinal).Where(w => w.Value > 1 || w.Key.Length > 4).Select(w => w.Key)];

    private static List<string> WrongCuts(TrainingData data, LanguageRules rules)
    {
        var cuts = Cuts(data.General);
        foreach (var (form, parts) in Cuts(data.Domain))
        {
            cuts[form] = parts;
        }

        var tokenizer = new Tokenizer(rules);
        var tokens = new List<Token>();
        var rows = new List<string>();
        foreach (var (form, parts) in cuts.Where(c => IsWord(c.Key) && (!rules.CutsHyphens || !c.Key.Contains('-', StringComparison.Ordinal))))
        {
            tokens.Clear();
            tokenizer.Tokenize(form, 0, form.Length, tokens);
            // Other pieces than enclitics are slips of the pen ("travelers" for "traveler's"): what is right of them stands among the rows by hand.
            var known = parts.Replace(" ", "", StringComparison.Ordinal) == form && parts.Split(' ').Skip(1).All(rules.Enclitics.Contains);
            if (known && string.Join(' ', tokens.Select(t => t.Word)) != parts)
            {
                rows.Add($"{form}\t{parts}");
            }
        }

        return Sorted(rows);
    }

    /// <summary>The words of each form as written that was seen more than once.</summary>
    private static Dictionary<string, string> Cuts(IEnumerable<TreebankSentence> sentences)
    {
        var cuts = new Counts<string>();
        foreach (var sentence in sentences)
        {
            var range = 0;
            for (var i = 0; i < sentence.Words.Count; i++)
            {
                var (first, last, form) = (i, i, sentence.Words[i].Form);
                if (range < sentence.Ranges.Count && sentence.Ranges[range].First == i)
                {
                    (first, last, form, _) = sentence.Ranges[range++];
                    i = last;
                }

                cuts.Add(WordCutter.Lower(form), WordCutter.Lower(string.Join(' ', sentence.Words.Skip(first).Take(last - first + 1).Select(w => w.Form))));
            }
        }

        return cuts.Best(least: 2).ToDictionary();
    }

    private static List<string> WrongLemmas(TrainingData data, Lemmatizer lemmatizer)
    {
        var lemmas = LemmasOf(data.General);
        foreach (var (key, best) in LemmasOf(data.Domain))
        {
            lemmas[key] = best;
        }

        return Sorted(lemmas.Where(l => lemmatizer.Lemma(l.Key.Form, l.Key.Pos) != l.Value).Select(l => $"{l.Key.Form}\t{l.Key.Pos.ToString().ToUpperInvariant()}\t{l.Value}"));
    }

    private static Dictionary<(string Form, UniversalPos Pos), string> LemmasOf(IEnumerable<TreebankSentence> sentences)
    {
        var lemmas = new Counts<(string, UniversalPos)>();
        foreach (var word in sentences.SelectMany(s => s.Words).Where(w => w.Lemma.Length > 0 && w.Pos != UniversalPos.None))
        {
            lemmas.Add((WordCutter.Lower(word.Form), word.Pos), word.Lemma.ToLowerInvariant());
        }

        return lemmas.Best().ToDictionary();
    }

    private static bool IsWord(string text) => text.Length > 0 && char.IsLetter(text[0]) && text.All(c => char.IsLetter(c) || c == '-');

    private static List<string> Sorted(IEnumerable<string> lines) => [.. lines.Order(StringComparer.Ordinal)];

    /// <summary>How often each key goes with each value.</summary>
    private sealed class Counts<T>
        where T : notnull
    {
        private readonly Dictionary<T, Dictionary<string, int>> _counts = [];

        public void Add(T key, string value)
        {
            if (!_counts.TryGetValue(key, out var values))
            {
                _counts[key] = values = new(StringComparer.Ordinal);
            }

            values[value] = values.GetValueOrDefault(value) + 1;
        }

        /// <summary>The most frequent value of each key; of two equally frequent ones the first in ordinal order.</summary>
        /// <param name="least">How often the key must have been seen.</param>
        public IEnumerable<(T Key, string Best)> Best(int least = 1) => _counts.Where(p => p.Value.Values.Sum() >= least).Select(p => (p.Key, p.Value.OrderByDescending(v => v.Value).ThenBy(v => v.Key, StringComparer.Ordinal).First().Key));
    }
}
