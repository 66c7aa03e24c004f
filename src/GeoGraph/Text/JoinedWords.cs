using System.Buffers;

namespace GeoGraph.Text;

/// <summary>Cuts words that lost the space between them where a known name begins or ends: "Donald Trump|mengatakan", "Presiden|Iran|Masoud".</summary>
/// <remarks>Outlets lose spaces at links and bold type. A word is cut only when every part of it is a word or a name.</remarks>
internal sealed class JoinedWords(LanguageRules rules)
{
    /// <summary>Shorter words are not looked at.</summary>
    private const int ShortestWord = 6;

    /// <summary>A tail in lower case that is no function word is at least so long: "Maliki" is not "Mali" and "ki".</summary>
    private const int ShortestTail = 4;

    private const int ShortestName = 3;

    private const int MostParts = 4;

    private const int LongName = 5;

    private const int LongTail = 6;

    /// <summary>A word with one of these is an address or a compound.</summary>
    private static readonly SearchValues<char> s_marks = SearchValues.Create("-'’.@/");

    /// <summary>The lengths of the parts of a word; null when it is one word.</summary>
    public int[]? Cut(string form)
    {
        if (rules.NameWords.Count == 0 || form.Length < ShortestWord || !form.AsSpan().ContainsAnyInRange('A', 'Z') || form.AsSpan().ContainsAny(s_marks) || IsKnown(form))
        {
            return null;
        }

        var parts = new List<int>();
        return Cut(form, 0, false, parts) ? [.. parts] : null;
    }

    private bool IsKnown(string form) => WordCutter.Lower(form) is var word && (rules.NameWords.Contains(word) || rules.KnowsWord(word));

    /// <summary>"Pengunjuk" is not "Peng" and "unjuk": a short name with a short tail is a word of its own.</summary>
    private static bool IsShort(List<int> parts, int tail) => parts.Count > 0 && parts[^1] < LongName && tail < LongTail;

    /// <summary>Cuts the rest of a word, longest parts first.</summary>
    /// <param name="behindName">True when a known name ends where the rest begins.</param>
    private bool Cut(string form, int start, bool behindName, List<int> parts)
    {
        if (parts.Count == MostParts)
        {
            return false;
        }

        for (var end = form.Length; end > start; end--)
        {
            if (start == 0 && end == form.Length)
            {
                continue;
            }

            var word = WordCutter.Lower(form[start..end]);
            var isName = char.IsUpper(form[start]) && end - start >= ShortestName && rules.NameWords.Contains(word);
            var isWord = char.IsUpper(form[start])
                ? end - start >= ShortestTail && rules.KnowsWord(word)
                : (start == 0 || behindName) && (end - start >= ShortestTail ? rules.KnowsWord(word) && !IsShort(parts, end - start) : rules.FunctionWords.Contains(word));
            var meetsName = isName || behindName || parts.Count == 0;
            if (!(isName || isWord) || !meetsName || (end < form.Length && !isName && !char.IsUpper(form[end])))
            {
                continue;
            }

            parts.Add(end - start);
            if (end == form.Length ? isName || behindName : Cut(form, end, isName, parts))
            {
                return true;
            }

            parts.RemoveAt(parts.Count - 1);
        }

        return false;
    }
}
