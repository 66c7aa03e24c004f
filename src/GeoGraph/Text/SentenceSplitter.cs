using System.Collections.Immutable;
using GeoGraph.Text.Parsing;

namespace GeoGraph.Text;

/// <summary>Groups the tokens of a paragraph into sentences: by rules, and where the language has a model, by what it makes of them.</summary>
/// <remarks>Immutable and shared by all threads. Linear in the number of tokens.</remarks>
public sealed class SentenceSplitter
{
    /// <summary>A run of words without an end is cut here: nothing downstream may depend on how long a text goes on.</summary>
    public const int MaximumTokens = 400;

    private readonly LanguageRules _rules;
    private readonly WordClasses _classes;
    private readonly Decision? _decide;

    /// <param name="rules">Of the language.</param>
    /// <param name="model">Of the language; null: the rules alone decide.</param>
    /// <param name="parser">Of the language, the one <paramref name="model"/> was learnt with: it knows the classes of words.</param>
    public SentenceSplitter(LanguageRules rules, SentenceEndModel? model, LanguageModel? parser)
        : this(rules, parser, model is null ? null : (features, _) => model.IsEnd(features))
    {
    }

    private SentenceSplitter(LanguageRules rules, LanguageModel? parser, Decision? decide) =>
        (_rules, _classes, _decide) = (rules, parser?.Words ?? WordClasses.None, decide);

    /// <summary>Whether a sentence ends at an offset into the text, of which the features are given.</summary>
    internal delegate bool Decision(ReadOnlySpan<uint> features, int end);

    /// <summary>A splitter that asks for every gap where a sentence could end, to learn from the answers.</summary>
    internal static SentenceSplitter Asking(LanguageRules rules, LanguageModel? parser, Decision decide) => new(rules, parser, decide);

    /// <summary>Appends the sentences of one paragraph; true when one had to be cut.</summary>
    public bool Split(string text, IReadOnlyList<Token> tokens, int paragraph, List<Sentence> sentences)
    {
        var cut = false;
        var (first, ruled) = (0, -1);
        var gaps = _decide is null || tokens.Count < 2 ? null : new SentenceGaps(text, tokens, _rules, _classes);
        Span<uint> features = stackalloc uint[SentenceGaps.FeatureCount];
        // Who begins a paragraph without a capital begins sentences so.
        var small = tokens.Count > 0 && char.IsLower(text[tokens[0].Start]);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i > ruled && EndsSentence(text, tokens, first, i, small, out var closing))
            {
                ruled = closing;
            }

            var ends = i == ruled || i == tokens.Count - 1;
            if (i < tokens.Count - 1 && gaps is not null && (ends || gaps.MayEnd(i)))
            {
                ends = _decide!(features[..gaps.Features(first, i, ends, features)], tokens[i].End);
            }

            if (!ends && i - first + 1 < MaximumTokens)
            {
                continue;
            }

            cut |= !ends;
            var part = ImmutableArray.CreateBuilder<Token>(i - first + 1);
            for (var t = first; t <= i; t++)
            {
                part.Add(tokens[t]);
            }

            sentences.Add(new Sentence(sentences.Count, paragraph, new TextSpan(tokens[first].Start, tokens[i].End), part.MoveToImmutable()));
            first = i + 1;
        }

        return cut;
    }

    private bool EndsSentence(string text, IReadOnlyList<Token> tokens, int first, int i, bool small, out int closing)
    {
        closing = i;
        var mark = text[tokens[i].End - 1];
        if (mark is not ('.' or '!' or '?' or '…'))
        {
            return false;
        }

        // "1. Peace": the number of a list item ends nothing.
        if (mark == '.' && i == first + 1 && IsItem(text, tokens[first]))
        {
            return false;
        }

        var word = Tokenizer.IsWordCharacter(text[tokens[i].Start]);
        if (!word)
        {
            closing = EndOfClosing(text, tokens, i);
        }

        if (closing + 1 >= tokens.Count)
        {
            return true;
        }

        var next = text[tokens[closing + 1].Start];
        if (word)
        {
            return EndsAfterAbbreviation(tokens[i].Word, tokens[i + 1].Word, next);
        }

        if (tokens[closing + 1].Start == tokens[closing].End)
        {
            return char.IsUpper(next) && tokens[i].End - tokens[i].Start == 1 && mark != '…';
        }

        if (char.IsLower(next))
        {
            return closing == i && (small ? mark is not '…' && tokens[i].Word is not "..." : mark == '?');
        }

        return next is not (',' or ';' or ')');
    }

    /// <summary>Closing quotation marks and brackets belong to the sentence they end, and so does a face behind it.</summary>
    private static int EndOfClosing(string text, IReadOnlyList<Token> tokens, int i)
    {
        while (i + 1 < tokens.Count)
        {
            var next = tokens[i + 1];
            var touches = next.Start == tokens[i].End && text[next.Start] is '"' or '”' or '’' or '\'' or '»' or ')' or ']';
            var face = next.End - next.Start is 2 or 3 && text[next.Start] is ':' or ';' or '=' && text[next.End - 1] is ')' or '(' or 'D' or 'P';
            if (!touches && !face)
            {
                break;
            }

            i++;
        }

        return i;
    }

    /// <summary>After an abbreviation or an initial a sentence ends only where the next word is no name: "in the U.S. The talks".</summary>
    private bool EndsAfterAbbreviation(string word, string next, char initial) =>
        char.IsUpper(initial) && (_rules.FunctionWords.Contains(next) || _rules.ClosingAbbreviations.Contains(word));

    private static bool IsItem(string text, Token token) =>
        token.End - token.Start <= 2 && (char.IsDigit(text[token.Start]) || (token.End - token.Start == 1 && char.IsLetter(text[token.Start])));
}
