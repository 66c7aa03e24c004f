using System.Collections.Immutable;
using System.Runtime.InteropServices;
using GeoGraph.Text.Parsing;

namespace GeoGraph.Text;

/// <summary>Parses the sentences of an article, keeping apart in each what is not of its clause.</summary>
/// <remarks>
/// A bracketed aside and a quotation of some length are trees of their own, so that they do not break the clause around them: an aside hangs
/// on the word before it, a quotation on the root of the sentence. Of a fixed expression the clause sees the head alone: the first word
/// (<em>menteri luar negeri</em>), or the last where modifiers come first (<em>foreign minister</em>). All together are one tree. Immutable and shared by all threads.
/// </remarks>
public sealed class SentenceParser
{
    /// <summary>A shorter quotation is a word or phrase of the clause it stands in.</summary>
    private const int LeastQuotation = 5;

    private const int MainClause = 0;
    private const int Fixed = -1;

    private readonly LanguageModel _model;
    private readonly NameModel? _recogniser;
    private readonly Lemmatizer _lemmatizer;
    private readonly Dictionary<string, string[][]> _fixed;
    private readonly bool _headLast;

    /// <param name="lexicon">Of a language with a model.</param>
    public SentenceParser(Lexicon lexicon)
    {
        _model = lexicon.Model ?? throw new ArgumentException("a language without a model", nameof(lexicon));
        _recogniser = lexicon.Names;
        _lemmatizer = lexicon.Lemmatizer;
        _headLast = lexicon.Rules.ModifierFirst;
        _fixed = lexicon.Rules.FixedExpressions.Select(e => e.Split(' ')).GroupBy(w => w[0], StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderByDescending(w => w.Length).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Parses sentences of one article.</summary>
    /// <param name="text">The article's text.</param>
    /// <param name="sentences">None of them empty; their tokens are replaced by parsed ones.</param>
    /// <param name="quotations">Of the article, without their marks, in text order.</param>
    /// <param name="names">Takes the names recognised.</param>
    public void Parse(string text, List<Sentence> sentences, IReadOnlyList<TextSpan> quotations, List<RecognisedName> names)
    {
        var divided = sentences.ConvertAll(s => Divide(text, [.. s.Tokens], quotations));
        _model.Annotate(text, [.. divided.SelectMany(d => d.Clauses)], _recogniser, names);
        for (var i = 0; i < sentences.Count; i++)
        {
            sentences[i] = sentences[i] with { Tokens = Join(text, divided[i]) };
        }
    }

    /// <summary>Parts the clauses of a sentence.</summary>
    private Divided Divide(string text, Token[] tokens, IReadOnlyList<TextSpan> quotations)
    {
        var parts = new int[tokens.Length];
        var last = SetQuotationsApart(tokens, quotations, parts);
        last = SetAsidesApart(text, tokens, parts, last);
        if (!parts.Contains(MainClause))
        {
            Array.Clear(parts);
            last = 0;
        }

        JoinFixed(tokens, parts);
        var clauses = new List<Clause>(last + 1);
        for (var p = 0; p <= last; p++)
        {
            var part = new int[parts.AsSpan().Count(p)];
            for (int i = 0, n = 0; n < part.Length; i++)
            {
                if (parts[i] == p)
                {
                    part[n++] = i;
                }
            }

            if (part.Length > 0)
            {
                clauses.Add(new Clause(tokens, part));
            }
        }

        return new Divided(tokens, parts, clauses);
    }

    /// <summary>Makes one tree of the clauses' trees.</summary>
    private ImmutableArray<Token> Join(string text, Divided sentence)
    {
        var (tokens, parts, clauses) = sentence;
        var root = -1;
        foreach (var part in clauses.Select(c => c.Part))
        {
            var top = Array.Find(part, i => tokens[i].Head < 0);
            if (root < 0)
            {
                root = top;
                continue;
            }

            // An aside in round or square brackets belongs to the word before it.
            var aside = text[tokens[part[0]].Start] is '(' or '[' && part[0] > 0 && parts[part[0] - 1] == MainClause;
            tokens[top] = tokens[top] with { Head = aside ? part[0] - 1 : root, Relation = aside ? DependencyRelation.Parataxis : DependencyRelation.Ccomp };
        }

        AttachFixed(tokens, parts);
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = tokens[i] with { Lemma = _lemmatizer.Lemma(tokens[i].Word, tokens[i].Pos) };
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(tokens);
    }

    private static int SetQuotationsApart(Token[] tokens, IReadOnlyList<TextSpan> quotations, Span<int> parts)
    {
        var last = 0;
        for (var q = SpanSearch.FirstNotBefore(quotations, tokens[0].Start, static (span, at) => span.End <= at); q < quotations.Count && quotations[q].Start < tokens[^1].End; q++)
        {
            var first = 0;
            while (tokens[first].End <= quotations[q].Start)
            {
                first++;
            }

            var end = first;
            while (end < tokens.Length && tokens[end].End <= quotations[q].End)
            {
                end++;
            }

            if (end - first < LeastQuotation)
            {
                continue;
            }

            // The marks go with what they enclose. A quotation that is the whole sentence leaves no clause around it.
            first -= first > 0 && tokens[first - 1].End == quotations[q].Start ? 1 : 0;
            end += end < tokens.Length && tokens[end].Start == quotations[q].End ? 1 : 0;
            parts[first..end].Fill(++last);
        }

        return last;
    }

    private static int SetAsidesApart(string text, Token[] tokens, Span<int> parts, int last)
    {
        for (var i = 1; i < tokens.Length; i++)
        {
            var close = text[tokens[i].Start] switch { '(' => ')', '[' => ']', _ => '\0' };
            if (close == '\0' || parts[i] != MainClause)
            {
                continue;
            }

            var end = i + 1;
            while (end < tokens.Length && text[tokens[end].Start] != close && parts[end] == MainClause)
            {
                end++;
            }

            if (end < tokens.Length && text[tokens[end].Start] == close)
            {
                parts[i..(end + 1)].Fill(++last);
                i = end;
            }
        }

        return last;
    }

    private void JoinFixed(Token[] tokens, Span<int> parts)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!_fixed.TryGetValue(tokens[i].Word, out var expressions))
            {
                continue;
            }

            foreach (var words in expressions)
            {
                if (Matches(tokens, i, words) && !parts.Slice(i, words.Length).ContainsAnyExcept(parts[i]))
                {
                    parts.Slice(_headLast ? i : i + 1, words.Length - 1).Fill(Fixed);
                    i += words.Length - 1;
                    break;
                }
            }
        }
    }

    private static bool Matches(Token[] tokens, int at, string[] words)
    {
        if (at + words.Length > tokens.Length)
        {
            return false;
        }

        for (var k = 1; k < words.Length; k++)
        {
            if (tokens[at + k].Word != words[k])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Hangs the other words of a fixed expression on the one that the clause has seen.</summary>
    private void AttachFixed(Token[] tokens, ReadOnlySpan<int> parts)
    {
        var head = 0;
        for (var k = 0; k < tokens.Length; k++)
        {
            var i = _headLast ? tokens.Length - 1 - k : k;
            if (parts[i] != Fixed)
            {
                head = i;
                continue;
            }

            tokens[i] = tokens[i] with { Pos = tokens[head].Pos, Head = head, Relation = DependencyRelation.Fixed, Confidence = 1 };
        }
    }

    /// <param name="Parts">The clause of each token; <see cref="Fixed"/> for those that none sees.</param>
    private sealed record Divided(Token[] Tokens, int[] Parts, List<Clause> Clauses);
}
