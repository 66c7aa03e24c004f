namespace GeoGraph.Text;

/// <summary>Cuts a line of text into words, numbers and punctuation marks.</summary>
/// <remarks>Every character that is not white space belongs to exactly one token. Linear in the length of the line.</remarks>
public sealed class Tokenizer(LanguageRules rules)
{
    /// <summary>Appends the tokens of <c>text[start..end]</c>, which holds no line break.</summary>
    public void Tokenize(string text, int start, int end, List<Token> tokens)
    {
        for (var i = start; i < end;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var from = i;
            i = IsWordCharacter(text[i]) ? EndOfWord(text, i, end) : EndOfMark(text, i, end);
            AddWord(text, from, i, tokens);
        }
    }

    private static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark;

    private static int EndOfMark(string text, int i, int end)
    {
        var c = text[i++];
        while (i < end && text[i] == c && c is '.' or '-' or '!' or '?' or '*' or '_' or '=')
        {
            i++;
        }

        return i;
    }

    private int EndOfWord(string text, int from, int end)
    {
        var i = from;
        while (i < end)
        {
            if (IsWordCharacter(text[i]))
            {
                i++;
                continue;
            }

            var next = i + 1 < end ? text[i + 1] : ' ';
            var joins = text[i] switch
            {
                '-' or '‑' or '\'' or '’' or '&' or '_' or '@' => char.IsLetterOrDigit(next),
                ',' or '/' or ':' => char.IsDigit(text[i - 1]) && char.IsDigit(next),
                '.' => JoinsAtPoint(text, from, i, next),
                _ => false,
            };
            if (!joins)
            {
                break;
            }

            i++;
        }

        if (i < end && text[i] == '.' && EndsWithPoint(text, from, i))
        {
            i++;
        }

        return i;
    }

    private static bool JoinsAtPoint(string text, int from, int point, char next)
    {
        if (char.IsDigit(text[point - 1]))
        {
            return char.IsDigit(next);
        }

        // "U.S", "EGINDO.co", "Liputan6.com"; not "siap.Kim", where only the space is missing.
        return char.IsLetter(next) && (char.IsLower(next) || point - from == 1 || text[point - 2] == '.');
    }

    private bool EndsWithPoint(string text, int from, int point)
    {
        if (point - from == 1)
        {
            return char.IsUpper(text[from]);
        }

        if (point - from > 1 && text[point - 2] == '.' && char.IsLetter(text[point - 1]))
        {
            return true;
        }

        return point - from <= 8 && rules.Abbreviations.Contains(text[from..(point + 1)].ToLowerInvariant());
    }

    private void AddWord(string text, int from, int to, List<Token> tokens)
    {
        var word = text[from..to].ToLowerInvariant().Replace('’', '\'');
        foreach (var enclitic in rules.Enclitics)
        {
            if (word.Length - enclitic.Length is var stem && word.EndsWith(enclitic, StringComparison.Ordinal)
                && (stem >= 3 || (stem >= 1 && enclitic.Contains('\'', StringComparison.Ordinal))) && !rules.NotEnclitic.Contains(word))
            {
                AddToken(word[..stem], from, from + stem, false, tokens);
                AddToken(enclitic, from + stem, to, true, tokens);
                return;
            }
        }

        AddToken(word, from, to, false, tokens);
    }

    private static void AddToken(string word, int start, int end, bool enclitic, List<Token> tokens) =>
        tokens.Add(new Token { Start = start, End = end, Word = word, Lemma = word, Head = -1, IsEnclitic = enclitic });
}
