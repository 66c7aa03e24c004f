using GeoGraph.Text.Parsing;

namespace GeoGraph.Text;

/// <summary>What stands around the gaps between the tokens of one line, as features of <see cref="SentenceEndModel"/>.</summary>
/// <remarks>Made once a line and asked gap by gap from left to right, so that no question looks further than a few tokens.</remarks>
internal sealed class SentenceGaps
{
    /// <summary>The most features a gap has.</summary>
    public const int FeatureCount = 58;

    /// <summary>How far ahead the next mark that ends a sentence is looked for, and how far numbers of tokens are told apart.</summary>
    private const int Far = 40;

    private readonly string _text;
    private readonly IReadOnlyList<Token> _tokens;
    private readonly uint[] _words;
    private readonly Shape[] _shapes;
    private readonly WordClass[] _classes;

    /// <summary>Tokens from each token to the next one that may end a sentence.</summary>
    private readonly byte[] _toMark;

    private readonly bool _hasMark;
    private readonly bool _endsWithMark;

    // State of the walk: of the tokens up to _at.
    private int _at;
    private bool _quoted;
    private int _depth;

    /// <param name="classes">What is known of the words of the language.</param>
    public SentenceGaps(string text, IReadOnlyList<Token> tokens, LanguageRules rules, WordClasses classes)
    {
        _text = text;
        _tokens = tokens;
        _words = new uint[tokens.Count];
        _shapes = new Shape[tokens.Count];
        _classes = new WordClass[tokens.Count];
        _toMark = new byte[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
        {
            _words[i] = Hash(tokens[i].Word);
            _shapes[i] = ShapeOf(text, tokens[i], rules);
            _classes[i] = classes.OfForm(text.AsSpan(tokens[i].Start, tokens[i].End - tokens[i].Start));
        }

        var next = Far;
        for (var i = tokens.Count - 1; i >= 0; i--)
        {
            next = IsMark(_shapes[i]) ? 0 : Math.Min(next + 1, Far);
            _toMark[i] = (byte)next;
            _hasMark |= next == 0;
        }

        var last = tokens.Count - 1;
        while (last > 0 && _shapes[last] is Shape.Quote or Shape.Closing)
        {
            last--;
        }

        _endsWithMark = last >= 0 && IsMark(_shapes[last]);
    }

    /// <summary>What a word looks like.</summary>
    private enum Shape : byte
    {
        Edge,
        Lower,
        LowerFunction,
        Capital,
        CapitalFunction,
        Capitals,
        Letter,
        Abbreviation,
        Mixed,
        Digits,
        Number,
        Address,
        Stop,
        Question,
        Ellipsis,
        Comma,
        Colon,
        Semicolon,
        Dash,
        Opening,
        Closing,
        Quote,
        Bullet,
        Face,
        Other,
    }

    /// <summary>True when a sentence could end behind the token: not between words that simply follow each other.</summary>
    public bool MayEnd(int token)
    {
        if (_tokens[token + 1].Start == _tokens[token].End)
        {
            return IsMark(_shapes[token]) && _shapes[token + 1] is >= Shape.Lower and <= Shape.Address;
        }

        return _shapes[token + 1] is not (Shape.Lower or Shape.LowerFunction) || _shapes[token] is > Shape.Digits or Shape.Abbreviation;
    }

    /// <summary>Writes the features of the gap behind a token; later calls ask for later tokens.</summary>
    /// <param name="first">First token of the sentence.</param>
    /// <param name="token">Token before the gap; another one follows it.</param>
    /// <param name="ruled">Whether the rules end the sentence here.</param>
    /// <param name="features">At least <see cref="FeatureCount"/> long.</param>
    /// <returns>How many were written.</returns>
    public int Features(int first, int token, bool ruled, Span<uint> features)
    {
        for (; _at <= token; _at++)
        {
            _quoted ^= _shapes[_at] == Shape.Quote;
            _depth = Math.Max(0, _depth + (_shapes[_at] == Shape.Opening ? 1 : _shapes[_at] == Shape.Closing ? -1 : 0));
        }

        // A face says nothing of where a sentence ends, only what stands before it.
        var last = token;
        while (last > first && _shapes[last] == Shape.Face)
        {
            last--;
        }

        var (w0, w1, w2) = (Word(last), Word(last - 1), Word(last - 2));
        var (n0, n1) = (Word(token + 1), Word(token + 2));
        var (s0, s1, s2) = (ShapeAt(last), ShapeAt(last - 1), ShapeAt(last - 2));
        var (t0, t1, t2) = (ShapeAt(token + 1), ShapeAt(token + 2), ShapeAt(token + 3));
        var (f0, f1) = (Fine(last), Fine(last - 1));
        var (g0, g1) = (Fine(token + 1), Fine(token + 2));
        var (c0, c1) = (Coarse(last), Coarse(last - 1));
        var (d0, d1) = (Coarse(token + 1), Coarse(token + 2));
        var rule = ruled ? 1u : 2u;
        var pair = (s0 * 32) + t0;
        var since = Bucket(token - first + 1);
        var left = Bucket(_tokens.Count - token - 1);
        var ahead = Bucket(_toMark[token + 1]);
        var line = (_hasMark ? 1u : 0) + (_endsWithMark ? 2u : 0) + (Bucket(_tokens.Count) * 4);
        var touching = _tokens[token + 1].Start == _tokens[token].End ? 1u : 0;
        var length = Bucket(_tokens[last].End - _tokens[last].Start);
        var length1 = last > 0 ? Bucket(_tokens[last - 1].End - _tokens[last - 1].Start) : 0;
        var state = (_quoted ? 1u : 0) + ((uint)Math.Min(_depth, 2) * 2);
        var capitals = 0u;
        for (var i = Math.Max(first, token - 5); i <= token; i++)
        {
            capitals += _shapes[i] is Shape.Capital or Shape.Capitals ? 1u : 0;
        }

        var lower = 0u;
        for (var i = token + 1; i < Math.Min(token + 7, _tokens.Count); i++)
        {
            lower += _shapes[i] is Shape.Lower or Shape.LowerFunction ? 1u : 0;
        }

        // Items of a list begin alike.
        var again = (n0 == Word(first) ? 1u : 0) + (n0 == Word(0) ? 2u : 0) + (t0 == ShapeAt(first) ? 4u : 0);
        var n = 0;
        Span<uint> values =
        [
            0, w0, w1, n0, n1, Mix(w0, n0), Mix(w1, w0), Mix(n0, n1), Mix(s0, n0), Mix(w0, t0), Mix(w1, pair), Mix(n1, pair), Mix(w2, s0),
            pair, Mix(pair, t1), Mix(pair, s1), Mix(Mix(pair, t1), s1), Mix(Mix(Mix(pair, t1), s1), t2), Mix(Mix(Mix(pair, t1), s1), s2), Mix(Mix(pair, t1), t2), Mix(Mix(pair, s1), s2),
            Mix(since, pair), Mix(left, pair), Mix(ahead, pair), Mix(line, pair), line, Mix(line, since), Mix(touching, pair), Mix(length, pair), Mix(Mix(length1, s1), pair),
            Mix(state, pair), Mix(capitals, pair), Mix(lower, pair), Mix(Mix(capitals, lower), pair), Mix(ShapeAt(first), pair), Mix(Word(first), t0), Mix(Word(first), n0), Mix(Mix(ShapeAt(first), since), pair),
            Mix(Mix(ahead, lower), pair), Mix(again, pair), Mix(again, n0), Mix(Ending(last), pair), Mix(Ending(last), Ending(token + 1)), Mix(Mix(Ending(token + 1), Ending(token + 2)), t0),
            f0, g0, Mix(f0, g0), Mix(f0, f1), Mix(g0, g1), Mix(Mix(f1, f0), g0), Mix(Mix(f0, g0), g1), Mix(w0, g0), Mix(f0, n0),
            Mix(c0, d0), Mix(c0, c1), Mix(d0, d1), Mix(Mix(c0, d0), d1), Mix(Mix(c1, c0), Mix(d0, d1)),
        ];
        foreach (var value in values)
        {
            features[n] = Mix(Mix((uint)n, rule), value);
            n++;
        }

        return n;
    }

    private static bool IsMark(Shape shape) => shape is Shape.Stop or Shape.Question or Shape.Ellipsis;

    /// <summary>Exact to 4, then ever coarser; 7 for all that is far.</summary>
    private static uint Bucket(int count) => count <= 4 ? (uint)count : count <= 7 ? 5u : count <= 12 ? 6u : count < Far ? 7u : 8u;

    private static uint Mix(uint a, uint b)
    {
        var h = (a * 0x9E3779B1u) ^ (b + 0x7F4A7C15u + (a << 6) + (a >> 2));
        h ^= h >> 15;
        h *= 0x85EBCA77u;
        return h ^ (h >> 13);
    }

    /// <summary>The same on every machine, unlike the hash codes of the runtime.</summary>
    private static uint Hash(ReadOnlySpan<char> word)
    {
        var h = 2166136261u;
        foreach (var c in word)
        {
            h = (h ^ c) * 16777619u;
        }

        return h;
    }

    private uint Word(int token) => token >= 0 && token < _words.Length ? _words[token] : 0;

    /// <summary>The last three letters.</summary>
    private uint Ending(int token) => token < _words.Length && _tokens[token].Word is { Length: > 3 } word ? Hash(word.AsSpan(word.Length - 3)) : Word(token);

    /// <summary>The distributional class; 0 beyond the line.</summary>
    private uint Fine(int token) => token >= 0 && token < _classes.Length ? _classes[token].Fine + 1u : 0;

    private uint Coarse(int token) => token >= 0 && token < _classes.Length ? _classes[token].Coarse + 1u : 0;

    private uint ShapeAt(int token) => token >= 0 && token < _shapes.Length ? (uint)_shapes[token] : 0;

    private static Shape ShapeOf(string text, Token token, LanguageRules rules)
    {
        var form = text.AsSpan(token.Start, token.End - token.Start);
        var c = form[0];
        if (char.IsLetter(c))
        {
            if (form.Contains('@') || form.Contains("://", StringComparison.Ordinal) || form.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            {
                return Shape.Address;
            }

            if (form[^1] == '.')
            {
                return Shape.Abbreviation;
            }

            if (char.IsLower(c))
            {
                return rules.FunctionWords.Contains(token.Word) ? Shape.LowerFunction : Shape.Lower;
            }

            var small = form.IndexOfAnyInRange('a', 'z') >= 0;
            var capital = form[1..].IndexOfAnyInRange('A', 'Z') >= 0;
            return rules.FunctionWords.Contains(token.Word) ? Shape.CapitalFunction
                : form.Length == 1 ? Shape.Letter : small ? capital ? Shape.Mixed : Shape.Capital : Shape.Capitals;
        }

        if (char.IsDigit(c))
        {
            return form.Contains('@') ? Shape.Address : form.ContainsAnyExceptInRange('0', '9') ? Shape.Number : Shape.Digits;
        }

        return c switch
        {
            '.' => form.Length == 1 ? Shape.Stop : Shape.Ellipsis,
            '…' => Shape.Ellipsis,
            '!' or '?' => Shape.Question,
            ',' => Shape.Comma,
            ':' => form.Length == 1 ? Shape.Colon : Shape.Face,
            ';' => form.Length == 1 ? Shape.Semicolon : Shape.Face,
            '-' or '–' or '—' => Shape.Dash,
            '(' or '[' or '{' or '<' => Shape.Opening,
            ')' or ']' or '}' or '>' => Shape.Closing,
            '\'' or '‘' or '’' or '`' => Shape.Quote,
            '=' when form.Length > 1 && form[1] != '=' => Shape.Face,
            '*' or '•' or '·' or '+' or '_' or '=' or '#' => Shape.Bullet,
            _ => QuotationFinder.IsDouble(c) ? Shape.Quote : Shape.Other,
        };
    }
}
