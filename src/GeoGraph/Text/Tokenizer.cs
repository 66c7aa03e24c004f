using System.Buffers;
using System.Globalization;

namespace GeoGraph.Text;

/// <summary>Cuts a line of text into words, numbers and punctuation marks.</summary>
/// <remarks>
/// Every character that is not space belongs to exactly one token. Linear in the length of the line. Shared by all threads; words seen
/// before are not made again.
/// </remarks>
public sealed class Tokenizer(LanguageRules rules)
{
    /// <summary>How far a name before an <c>@</c> is looked for.</summary>
    private const int LongestMailbox = 64;

    private readonly WordCutter _cutter = new(rules);

    /// <summary>Appends the tokens of <c>text[start..end]</c>, which holds no line break.</summary>
    public void Tokenize(string text, int start, int end, List<Token> tokens)
    {
        var opening = true;
        for (var i = start; i < end;)
        {
            if (IsSpace(text[i]))
            {
                i++;
                continue;
            }

            var from = i;
            if (IsWordCharacter(text[i]))
            {
                i = EndOfWord(text, i, end);
                _cutter.Add(text, from, i, opening, tokens);
                opening = false;
            }
            else
            {
                i = EndOfMark(text, i, end);
                _cutter.AddMark(text, from, i, tokens);
                opening = text[i - 1] is not (',' or ';' or '/' or '&' or '%');
            }
        }
    }

    /// <summary>White space and the marks of no width that stand for it or for nothing (byte order mark, zero-width space).</summary>
    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B';

    /// <summary>True for what ends a line.</summary>
    public static SearchValues<char> LineEnds { get; } = SearchValues.Create("\n\u0085\u2028\u2029");

    internal static bool IsWordCharacter(char c) =>
        char.IsAsciiLetterOrDigit(c) || (c >= 128 && (char.IsLetter(c) || char.IsNumber(c) || char.IsSurrogate(c)
            || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark));

    private static int EndOfMark(string text, int from, int end)
    {
        var i = EndOfFace(text, from, end);
        if (i > from)
        {
            return i;
        }

        var c = text[from];
        i = from + 1;
        if (c is '.' or '!' or '?' or '…')
        {
            while (i < end && text[i] is '.' or '!' or '?' or '…')
            {
                i++;
            }
        }
        else if (c is '-' or '*' or '_' or '=' or '~' or '<' or '>' or '$' or '`' or '+' || (c == '\'' && i < end && text[i] == '\''))
        {
            while (i < end && text[i] == c)
            {
                i++;
            }
        }

        return i;
    }

    /// <summary>One past a face drawn with marks (<c>:-)</c>, <c>;)</c>, <c>=(</c>); the start itself when there is none.</summary>
    private static int EndOfFace(string text, int from, int end)
    {
        if (text[from] is not (':' or ';' or '='))
        {
            return from;
        }

        var mouth = from + 1 < end && text[from + 1] == '-' ? from + 2 : from + 1;
        return mouth < end && text[mouth] is ')' or '(' ? mouth + 1
            : mouth < end && text[mouth] is 'D' or 'P' && text[from] != '=' && (mouth + 1 >= end || IsSpace(text[mouth + 1])) ? mouth + 1 : from;
    }

    private int EndOfWord(string text, int from, int end)
    {
        var address = EndOfAddress(text, from, end);
        if (address > from)
        {
            return address;
        }

        var i = from;
        var letters = false;
        while (i < end)
        {
            if (IsWordCharacter(text[i]))
            {
                letters |= !char.IsDigit(text[i]);
                i++;
            }
            else if (Joins(text, from, i, end, letters))
            {
                i++;
            }
            else
            {
                break;
            }
        }

        return i < end && text[i] == '.' && EndsWithPoint(text, from, i, end) ? i + 1 : i;
    }

    private bool Joins(string text, int from, int i, int end, bool letters)
    {
        var next = i + 1 < end ? text[i + 1] : ' ';
        switch (text[i])
        {
            case '-' or '‑':
                return IsWordCharacter(next) && (letters || !char.IsDigit(next) ? !rules.CutsHyphens || IsPrefix(text, from, i) : JoinsDigits(text, from, i, end));
            case '\'' or '’' or '`':
                return IsWordCharacter(next) && (text[i] != '`' || rules.Enclitics.Count > 0 && next == 's');
            case '&' or '_' or '@':
                return IsWordCharacter(next);
            case ',' or ':':
                return char.IsDigit(text[i - 1]) && char.IsDigit(next);
            case '/':
                return char.IsDigit(next) && (char.IsDigit(text[i - 1]) || char.IsUpper(text[i - 1]));
            case '.':
                return JoinsAtPoint(text, from, i, end, letters);
            default:
                return false;
        }
    }

    private bool IsPrefix(string text, int from, int hyphen) =>
        hyphen - from <= 8 && rules.HyphenPrefixes.Contains(text[from..hyphen].ToLowerInvariant());

    /// <summary>"713-853-3989" and "345-9945" are one, "1969-1970" and "5-10" are two numbers.</summary>
    private static bool JoinsDigits(string text, int from, int hyphen, int end)
    {
        var i = hyphen + 1;
        while (i < end && char.IsDigit(text[i]))
        {
            i++;
        }

        var group = hyphen - from;
        var inner = text.AsSpan(from, group).LastIndexOf('-');
        return inner >= 0 || (i - hyphen - 1 == 4 && group == 3) || (i + 1 < end && text[i] == '-' && char.IsDigit(text[i + 1]));
    }

    private static bool JoinsAtPoint(string text, int from, int point, int end, bool letters)
    {
        var next = point + 1 < end ? text[point + 1] : ' ';
        if (char.IsDigit(text[point - 1]) && (!letters || char.IsDigit(next)))
        {
            return char.IsDigit(next);
        }

        // "U.S", "EGINDO.co", "Liputan6.com"; not "siap.Kim", where only the space is missing.
        return char.IsLetter(next) && (char.IsLower(next) || point - from == 1 || text[point - 2] == '.');
    }

    private bool EndsWithPoint(string text, int from, int point, int end)
    {
        // "etc..." is a word and an ellipsis, "Inc.." an abbreviation and a full stop.
        if (point + 2 < end && text[point + 1] == '.' && text[point + 2] == '.')
        {
            return false;
        }

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

    /// <summary>One past an address on the web or of mail; the start itself when there is none.</summary>
    private static int EndOfAddress(string text, int from, int end)
    {
        var isWeb = text.AsSpan(from, Math.Min(4, end - from)).Equals("www.", StringComparison.OrdinalIgnoreCase);
        var i = from;
        if (!isWeb)
        {
            while (i < end && i - from < LongestMailbox && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '.' or '-' or '_' or '+'))
            {
                i++;
            }

            var scheme = i + 2 < end && text[i] == ':' && text[i + 1] == '/' && text[i + 2] == '/';
            var mail = i + 1 < end && text[i] == '@' && char.IsAsciiLetterOrDigit(text[i + 1]);
            if (!scheme && !mail)
            {
                return from;
            }
        }

        while (i < end && !IsSpace(text[i]) && text[i] is not ('<' or '>' or '"' or '“' or '”' or '[' or ']' or ')' or '('))
        {
            i++;
        }

        while (i > from + 1 && text[i - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '’')
        {
            i--;
        }

        return i;
    }
}
