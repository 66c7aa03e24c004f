using GeoGraph.Text.Parsing;

namespace GeoGraph.Training;

/// <summary>A treebank sentence made ready for learning: the words as the models see them and the right answers.</summary>
internal sealed class TrainingSentence
{
    public required IReadOnlyList<TreebankWord> Words { get; init; }

    /// <summary>1 for the domain the model is made for, 0 for others.</summary>
    public required int Domain { get; init; }

    /// <summary>The same for tags, which a treebank may annotate otherwise than its trees.</summary>
    public required int TagDomain { get; init; }

    /// <summary>The words, and the tags and guide the parser will find there.</summary>
    public ParseBuffer Buffer { get; } = new();

    /// <summary>The tree the parser will find there, and how sure it will be of each token; empty until they are told.</summary>
    public Configuration Tree { get; } = new();

    public float[] Confidence { get; set; } = [];

    /// <summary>Right tag, head and relation of each token, from 1; the head of the root word is the count + 1. Tags and relations number the model's; -1 for one it does not know.</summary>
    public required int[] Tag { get; init; }

    public required int[] Head { get; init; }

    public required int[] Relation { get; init; }

    public int Count => Words.Count;

    public static TrainingSentence Of(IReadOnlyList<TreebankWord> words, int domain, int tagDomain, Func<TreebankWord, int> tag, Func<string, int> relation)
    {
        var n = words.Count;
        var sentence = new TrainingSentence { Words = words, Domain = domain, TagDomain = tagDomain, Tag = new int[n + 2], Head = new int[n + 2], Relation = new int[n + 2] };
        (sentence.Head[0], sentence.Head[n + 1]) = (-1, -1);
        for (var i = 1; i <= n; i++)
        {
            sentence.Tag[i] = tag(words[i - 1]);
            sentence.Relation[i] = relation(words[i - 1].Relation);
            sentence.Head[i] = words[i - 1].Head < 0 ? n + 1 : words[i - 1].Head + 1;
        }

        return sentence;
    }

    /// <summary>Looks the words up anew; tags found before stay.</summary>
    public void SetWords(WordClasses classes)
    {
        Buffer.Start(Count);
        for (var i = 1; i <= Count; i++)
        {
            Buffer.SetWord(i, Words[i - 1].Form, classes);
        }

        Buffer.SetBounds();
    }

    /// <summary>The same sentence with a view of its words of its own.</summary>
    public TrainingSentence Copy() => new() { Words = Words, Domain = Domain, TagDomain = TagDomain, Tag = Tag, Head = Head, Relation = Relation };

    /// <summary>The same sentence from right to left, tagged as this one is.</summary>
    public TrainingSentence Reverse()
    {
        var reversed = new TrainingSentence { Words = Words, Domain = Domain, TagDomain = TagDomain, Tag = Tag, Head = new int[Count + 2], Relation = new int[Count + 2] };
        Buffer.ReverseInto(reversed.Buffer);
        (reversed.Head[0], reversed.Head[Count + 1]) = (-1, -1);
        for (var i = 1; i <= Count; i++)
        {
            var r = Count + 1 - i;
            reversed.Head[r] = Head[i] == Count + 1 ? Count + 1 : Count + 1 - Head[i];
            reversed.Relation[r] = Relation[i];
        }

        return reversed;
    }
}
