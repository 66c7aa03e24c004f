namespace GeoGraph.Text.Parsing;

/// <summary>What the models see of a sentence and what they say of it: the working memory of one thread, reused from sentence to sentence.</summary>
/// <remarks>Tokens are 1 to <see cref="Count"/>; 0 is padding and <see cref="Count"/> + 1 the artificial root.</remarks>
internal sealed class ParseBuffer
{
    /// <summary>Of a longer word only the beginning is looked at.</summary>
    public const int LongestWord = 64;

    /// <summary>The highest step of confidence.</summary>
    public const int Sure = 4;

    private const int Shapes = 10;

    public int Count { get; private set; }

    /// <summary>Hash of the word: lower-cased, digits as 0, quotation marks and dashes alike.</summary>
    public ulong[] Word = [];
    public ulong[] Prefix2 = [];
    public ulong[] Prefix3 = [];
    public ulong[] Suffix1 = [];
    public ulong[] Suffix2 = [];
    public ulong[] Suffix3 = [];
    public ulong[] Suffix4 = [];
    public ulong[] Shape = [];

    /// <summary>Distributional classes of the word (Brown-like), fine and coarse; 0 when it has none.</summary>
    public ulong[] Cluster = [];
    public ulong[] CoarseCluster = [];

    /// <summary>The tag the word mostly has in the training data, from 1; 0 when rare.</summary>
    public ulong[] LikelyTag = [];

    /// <summary>The word's universal tag in the tag set of the model, from 0.</summary>
    public int[] Tag = [];

    /// <summary>The word's finer tag, from 0: what the tagger decides; the universal tag follows from it.</summary>
    public int[] FineTag = [];

    /// <summary>Running counts, 16 bits each, of verbs, punctuation marks, coordinating and subordinating conjunctions up to and including the token.</summary>
    public ulong[] Marks = [];

    /// <summary>What a first parser said: head (0 for none), relation from 1, and confidence in steps.</summary>
    public int[] GuideHead = [];
    public int[] GuideRelation = [];
    public int[] GuideConfidence = [];

    /// <summary>First and last token the first parser attached to each.</summary>
    public int[] GuideFirst = [];
    public int[] GuideLast = [];

    public void Start(int count)
    {
        Count = count;
        if (Word.Length >= count + 2)
        {
            return;
        }

        // The first sentence gets what it needs, later ones room to grow.
        var size = Math.Max(count + 2, Word.Length * 2);
        Word = new ulong[size];
        Prefix2 = new ulong[size];
        Prefix3 = new ulong[size];
        Suffix1 = new ulong[size];
        Suffix2 = new ulong[size];
        Suffix3 = new ulong[size];
        Suffix4 = new ulong[size];
        Shape = new ulong[size];
        Cluster = new ulong[size];
        CoarseCluster = new ulong[size];
        LikelyTag = new ulong[size];
        Tag = new int[size];
        FineTag = new int[size];
        Marks = new ulong[size];
        GuideHead = new int[size];
        GuideRelation = new int[size];
        GuideConfidence = new int[size];
        GuideFirst = new int[size];
        GuideLast = new int[size];
    }

    /// <summary>Sets the word of token <paramref name="i"/>.</summary>
    public void SetWord(int i, ReadOnlySpan<char> form, WordClasses classes)
    {
        Span<char> lower = stackalloc char[LongestWord];
        form = form.Length > lower.Length ? form[..lower.Length] : form;
        var length = Normalize(form, lower);
        lower = lower[..length];
        Word[i] = Hash(lower);
        Prefix2[i] = Hash(lower[..Math.Min(2, length)]);
        Prefix3[i] = Hash(lower[..Math.Min(3, length)]);
        Suffix1[i] = Hash(lower[^Math.Min(1, length)..]);
        Suffix2[i] = Hash(lower[^Math.Min(2, length)..]);
        Suffix3[i] = Hash(lower[^Math.Min(3, length)..]);
        Suffix4[i] = Hash(lower[^Math.Min(4, length)..]);
        Shape[i] = ShapeOf(form);
        var known = classes.Of(Word[i]);
        Cluster[i] = known.Fine;
        CoarseCluster[i] = known.Coarse;
        LikelyTag[i] = known.Tag;
    }

    /// <summary>Sets what stands before the first token and after the last.</summary>
    public void SetBounds()
    {
        Clear(0, 0x51, TagSet.Padding);
        Clear(Count + 1, 0x52, TagSet.Root);
    }

    /// <summary>Takes the universal tags from the fine ones and counts what stands between words.</summary>
    public void GeneralizeTags(TagSet tags)
    {
        Marks[0] = 0;
        for (var i = 1; i <= Count + 1; i++)
        {
            Tag[i] = tags.Universals[FineTag[i]];
            Marks[i] = Marks[i - 1] + tags.Marks[FineTag[i]];
        }
    }

    /// <summary>Makes <paramref name="other"/> the same sentence read from right to left.</summary>
    public void ReverseInto(ParseBuffer other)
    {
        other.Start(Count);
        other.SetBounds();
        foreach (var (from, to) in (ReadOnlySpan<(ulong[], ulong[])>)
            [
                (Word, other.Word), (Prefix2, other.Prefix2), (Prefix3, other.Prefix3), (Suffix1, other.Suffix1), (Suffix2, other.Suffix2), (Suffix3, other.Suffix3),
                (Suffix4, other.Suffix4), (Shape, other.Shape), (Cluster, other.Cluster), (CoarseCluster, other.CoarseCluster), (LikelyTag, other.LikelyTag),
            ])
        {
            Array.Copy(from, 1, to, 1, Count);
            Array.Reverse(to, 1, Count);
        }

        other.Marks[0] = 0;
        for (var i = 1; i <= Count; i++)
        {
            other.Tag[i] = Tag[Count + 1 - i];
            other.FineTag[i] = FineTag[Count + 1 - i];
            other.Marks[i] = other.Marks[i - 1] + Marks[Count + 1 - i] - Marks[Count - i];
        }

        other.Marks[Count + 1] = other.Marks[Count];
    }

    /// <summary>Takes what a parser said of the sentence read from right to left as the guide.</summary>
    public void SetGuide(Configuration reversed, ReadOnlySpan<float> confidence)
    {
        for (var i = 0; i <= Count + 1; i++)
        {
            (GuideFirst[i], GuideLast[i]) = (int.MaxValue, 0);
        }

        for (var i = 1; i <= Count; i++)
        {
            var r = Count + 1 - i;
            var head = reversed.Head[r] == Count + 1 ? Count + 1 : Count + 1 - reversed.Head[r];
            GuideHead[i] = head;
            GuideRelation[i] = reversed.Relation[r];
            GuideConfidence[i] = Steps(confidence[r]);
            GuideFirst[head] = Math.Min(GuideFirst[head], i);
            GuideLast[head] = i;
        }
    }

    /// <summary>A confidence in steps.</summary>
    public static int Steps(float confidence) => confidence switch { > 0.99f => Sure, > 0.95f => 3, > 0.8f => 2, > 0.6f => 1, _ => 0 };

    /// <summary>The form under which words are looked up: lower case, digits as 0, one kind of quotation mark and dash.</summary>
    public static int Normalize(ReadOnlySpan<char> form, Span<char> lower)
    {
        for (var k = 0; k < form.Length; k++)
        {
            lower[k] = form[k] switch
            {
                >= '0' and <= '9' => '0',
                '’' or '‘' or '`' => '\'',
                '“' or '”' or '«' or '»' => '"',
                '–' or '—' => '-',
                var c => char.ToLowerInvariant(c),
            };
        }

        return form.Length;
    }

    /// <summary>FNV-1a with a final mix; never 0.</summary>
    public static ulong Hash(ReadOnlySpan<char> text)
    {
        var hash = 1469598103934665603UL;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        hash ^= hash >> 29;
        return hash == 0 ? 1 : hash;
    }

    private static ulong ShapeOf(ReadOnlySpan<char> form)
    {
        Span<char> shape = stackalloc char[Shapes];
        var length = 0;
        var last = '\0';
        foreach (var c in form)
        {
            var kind = char.IsUpper(c) ? 'X' : char.IsLower(c) ? 'x' : char.IsDigit(c) ? 'd' : c;
            if (length < Shapes && (kind != last || length < 2))
            {
                shape[length++] = kind;
            }

            last = kind;
        }

        return Hash(shape[..length]);
    }

    private void Clear(int i, ulong word, int tag)
    {
        Tag[i] = FineTag[i] = tag;
        GuideHead[i] = GuideRelation[i] = GuideConfidence[i] = 0;
        Word[i] = word;
        Prefix2[i] = Prefix3[i] = Suffix1[i] = Suffix2[i] = Suffix3[i] = Suffix4[i] = Shape[i] = word;
        Cluster[i] = CoarseCluster[i] = LikelyTag[i] = 0;
    }
}
