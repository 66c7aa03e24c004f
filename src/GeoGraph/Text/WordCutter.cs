namespace GeoGraph.Text;

/// <summary>Cuts a word as it is written into the words it is made of: enclitics, contractions, currency and unit.</summary>
/// <remarks>Remembers words in a table of fixed size that threads share: a slot is replaced as a whole, so a reader sees the old or the new.</remarks>
internal sealed class WordCutter(LanguageRules rules)
{
    private const int Slots = 1 << 14;

    private const int LongestRemembered = 40;

    private readonly Pieces?[] _known = new Pieces?[Slots];

    private readonly JoinedWords _joined = new(rules);

    /// <summary>Appends the words of <c>text[from..to]</c>. <paramref name="opening"/>: a capital there is no sign of a name.</summary>
    public void Add(string text, int from, int to, bool opening, List<Token> tokens)
    {
        var form = text.AsSpan(from, to - from);
        // An opening lower-case word is cut as any other; only capitals are read by their place.
        opening |= !char.IsUpper(form[0]);
        var slot = (string.GetHashCode(form, StringComparison.Ordinal) ^ (opening ? 1 : 0)) & (Slots - 1);
        var pieces = _known[slot];
        if (pieces is null || pieces.Opening != opening || !form.SequenceEqual(pieces.Form))
        {
            pieces = Cut(form.ToString(), opening);
            if (form.Length <= LongestRemembered)
            {
                _known[slot] = pieces;
            }
        }

        foreach (var (word, length, enclitic) in pieces.Words)
        {
            AddToken(word, from, from + length, enclitic, tokens);
            from += length;
        }
    }

    /// <summary>Appends the mark <c>text[from..to]</c>.</summary>
    public void AddMark(string text, int from, int to, List<Token> tokens) => Add(text, from, to, true, tokens);

    private static void AddToken(string word, int start, int end, bool enclitic, List<Token> tokens) =>
        tokens.Add(new Token { Start = start, End = end, Word = word, Lemma = word, Head = -1, IsEnclitic = enclitic });

    private Pieces Cut(string form, bool opening)
    {
        var word = Lower(form);
        if (rules.Forms.TryGetValue(word, out var parts))
        {
            return new Pieces(form, opening, [.. parts.Select((p, i) => (p, p.Length, i > 0))]);
        }

        if (NumberAndUnit(word) is var cut and > 0)
        {
            return new Pieces(form, opening, [(word[..cut], cut, false), (word[cut..], word.Length - cut, false)]);
        }

        if (_joined.Cut(form) is { } lengths)
        {
            var start = 0;
            return new Pieces(form, opening, [.. lengths.Select(l => (word[start..(start += l)], l, false))]);
        }

        foreach (var enclitic in rules.Enclitics)
        {
            if (word.Length - enclitic.Length is var stem && stem > 0 && word.EndsWith(enclitic, StringComparison.Ordinal) && IsHost(word, stem, enclitic, opening))
            {
                return new Pieces(form, opening, [(word[..stem], stem, false), (enclitic, enclitic.Length, true)]);
            }
        }

        return new Pieces(form, opening, [(word, word.Length, false)]);
    }

    /// <summary>A word as lexicons have it: lower case, with a straight apostrophe.</summary>
    internal static string Lower(string form)
    {
        var word = form.ToLowerInvariant();
        return word.AsSpan().ContainsAny('’', '`') && word.Length > 1 ? word.Replace('’', '\'').Replace('`', '\'') : word;
    }

    /// <summary>
    /// With an apostrophe any word is a host. Else a name is none (<c>Netanya</c>), and where the ending is common in plain words
    /// (<c>-ku</c>) only a known word is one.
    /// </summary>
    private bool IsHost(string word, int stem, string enclitic, bool opening)
    {
        if (enclitic.Contains('\'', StringComparison.Ordinal))
        {
            return char.IsLetter(word[stem - 1]);
        }

        var host = word.AsSpan(0, stem);
        if (host[^1] is '-' or '‑')
        {
            host = host[..^1];
        }

        if (host.Length < 2 || !char.IsLetterOrDigit(host[^1]))
        {
            return false;
        }

        var known = rules.KnowsWord(host);
        return known || (host.Length > 2 && opening && !rules.HostedEnclitics.Contains(enclitic));
    }

    /// <summary>Where "Rp9.000" or "5pm" is cut; 0 for other words.</summary>
    private int NumberAndUnit(string word)
    {
        if (!char.IsDigit(word[0]) && !char.IsDigit(word[^1]))
        {
            return 0;
        }

        var digit = char.IsDigit(word[0]);
        var i = 0;
        while (i < word.Length && (digit ? !char.IsLetter(word[i]) : !char.IsDigit(word[i])))
        {
            i++;
        }

        return i > 0 && i < word.Length && (digit ? rules.Units.Contains(word[i..]) : rules.Currencies.Contains(word[..i])) ? i : 0;
    }

    private sealed record Pieces(string Form, bool Opening, (string Word, int Length, bool IsEnclitic)[] Words);
}
