namespace GeoGraph.Training;

/// <summary>Brings treebanks of other annotation to the convention of the domain's, where the two differ throughout.</summary>
/// <remarks>
/// Treebanks of one language name and build the same thing otherwise: noun after noun is <c>compound</c> in one and <c>nmod</c> in the other,
/// the third word of a name hangs on the second or on the first. No model can make sense of both (treebank conversion: Jiang et al. 2009).
/// A relation that the domain hardly ever has between two kinds of words becomes the one it has most; a word that stands at the end of a
/// chain, or beside others, hangs as it does in the domain, or its head counts as unknown where the domain does either.
/// </remarks>
internal static class TreebankHarmonizer
{
    /// <summary>The head of a word that is not known: nothing is learnt from it.</summary>
    public const int Unknown = -2;

    /// <summary>Words the domain must have of a kind before it is followed.</summary>
    private const int LeastDomain = 20;

    /// <summary>The same for words that could hang in two places, in the domain and in general.</summary>
    private const int LeastChains = 10;
    private const int LeastGeneralChains = 20;

    /// <summary>A relation with a smaller share is a mistake or a rarity.</summary>
    private const double Hardly = 0.02;

    /// <summary>Shares of chains further apart are of different conventions.</summary>
    private const double Apart = 0.3;

    /// <summary>With a smaller share of chains the domain builds none.</summary>
    private const double NoChains = 0.1;

    /// <returns>The general sentences, with relations and heads as the domain would have them.</returns>
    public static IReadOnlyList<TreebankSentence> Harmonize(IReadOnlyList<TreebankSentence> general, IReadOnlyList<TreebankSentence> domain)
    {
        if (general.Count == 0 || domain.Count == 0)
        {
            return general;
        }

        var relations = Relations(domain);
        var renamed = general.Select(s => s with { Words = [.. s.Words.Select((w, i) => w with { Relation = Relation(s.Words, i, relations) })] }).ToList();
        var (wanted, found) = (Chains(domain), Chains(renamed));
        var differing = wanted.Where(c => found.ContainsKey(c.Key)).Select(c => (c.Key, Wanted: c.Value, Found: found[c.Key]))
            .Where(c => c.Wanted.Count >= LeastChains && c.Found.Count >= LeastGeneralChains && Math.Abs(c.Wanted.Share - c.Found.Share) > Apart)
            .ToDictionary(c => c.Key, c => c.Wanted.Share);
        return [.. renamed.Select(s => s with { Words = Rehung(s.Words, differing) })];
    }

    /// <summary>How often the domain has each relation between words of two tags, on one side.</summary>
    private static Dictionary<(UniversalPos, UniversalPos, bool), Dictionary<string, int>> Relations(IReadOnlyList<TreebankSentence> domain)
    {
        var counts = new Dictionary<(UniversalPos, UniversalPos, bool), Dictionary<string, int>>();
        foreach (var words in domain.Select(s => s.Words))
        {
            for (var i = 0; i < words.Count; i++)
            {
                if (!counts.TryGetValue(KindOf(words, i), out var relations))
                {
                    counts[KindOf(words, i)] = relations = new Dictionary<string, int>(StringComparer.Ordinal);
                }

                relations[words[i].Relation] = relations.GetValueOrDefault(words[i].Relation) + 1;
            }
        }

        return counts;
    }

    private static string Relation(IReadOnlyList<TreebankWord> words, int i, Dictionary<(UniversalPos, UniversalPos, bool), Dictionary<string, int>> domain)
    {
        var own = words[i].Relation;
        if (words[i].Head < 0 || !domain.TryGetValue(KindOf(words, i), out var relations))
        {
            return own;
        }

        var all = relations.Values.Sum();
        var like = relations.Where(r => Main(r.Key) == Main(own)).Sum(r => r.Value);
        return all >= LeastDomain && like < Hardly * all ? relations.OrderBy(r => r.Key, StringComparer.Ordinal).MaxBy(r => r.Value).Key : own;
    }

    private static (UniversalPos Word, UniversalPos Head, bool HeadFollows) KindOf(IReadOnlyList<TreebankWord> words, int i) =>
        (words[i].Pos, words[i].Head < 0 ? UniversalPos.None : words[words[i].Head].Pos, words[i].Head > i);

    /// <summary>For each kind of word that could hang at the end of a chain or beside it: how often it does either.</summary>
    private static Dictionary<ChainKind, ChainCount> Chains(IEnumerable<TreebankSentence> sentences)
    {
        var counts = new Dictionary<ChainKind, ChainCount>();
        foreach (var chain in sentences.SelectMany(s => ChainsOf(s.Words)))
        {
            var (nested, beside) = counts.GetValueOrDefault(chain.Kind);
            counts[chain.Kind] = chain.IsNested ? new ChainCount(nested + 1, beside) : new ChainCount(nested, beside + 1);
        }

        return counts;
    }

    /// <summary>Words behind two others of which the second hangs on the first: they hang on the second (nested) or on the first too.</summary>
    private static IEnumerable<Chain> ChainsOf(IReadOnlyList<TreebankWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var head = words[i].Head;
            if (head < 0 || head > i || words[i].Pos == UniversalPos.Punct)
            {
                continue;
            }

            if (words[head].Head is >= 0 and var first && first < head)
            {
                yield return new Chain(i, Kind(first, head, i), true);
            }

            var beside = i - 1;
            while (beside > head && (words[beside].Head != head || words[beside].Pos == UniversalPos.Punct))
            {
                beside--;
            }

            if (beside > head)
            {
                yield return new Chain(i, Kind(head, beside, i), false);
            }
        }

        ChainKind Kind(int first, int second, int third) => new(
            words[first].Pos, words[second].Pos, words[third].Pos, Main(words[second].Relation), Main(words[third].Relation));
    }

    /// <param name="differing">The kinds that the domain builds otherwise, with its share of chains.</param>
    private static IReadOnlyList<TreebankWord> Rehung(IReadOnlyList<TreebankWord> words, Dictionary<ChainKind, double> differing)
    {
        var rehung = words.ToArray();
        // From left to right: what a word is hung on has its own head already.
        foreach (var chain in ChainsOf(words).Where(c => differing.ContainsKey(c.Kind)))
        {
            if (differing[chain.Kind] >= NoChains)
            {
                rehung[chain.Word] = rehung[chain.Word] with { Head = Unknown };
            }
            else if (chain.IsNested)
            {
                rehung[chain.Word] = rehung[chain.Word] with { Head = rehung[words[chain.Word].Head].Head };
            }
        }

        return rehung;
    }

    private static string Main(string relation) => relation.Split(':')[0];

    private readonly record struct ChainKind(UniversalPos First, UniversalPos Second, UniversalPos Third, string SecondRelation, string ThirdRelation);

    private readonly record struct ChainCount(int Nested, int Beside)
    {
        public int Count => Nested + Beside;

        public double Share => (double)Nested / Count;
    }

    private readonly record struct Chain(int Word, ChainKind Kind, bool IsNested);
}
