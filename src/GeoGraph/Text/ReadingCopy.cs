using System.Text;

namespace GeoGraph.Text;

/// <summary>
/// A text as it is read: hard-wrapped lines joined to paragraphs, words whole that a line end or soft hyphen divides, letters composed, spaces plain. What is
/// found in it leads back to the places in the text supplied.
/// </summary>
/// <remarks>A text that needs none of this is its own copy. Linear.</remarks>
public sealed class ReadingCopy
{
    private readonly int[]? _places;

    private ReadingCopy(string text, int[]? places) => (Text, _places) = (text, places);

    public string Text { get; }

    /// <summary>True when the text is read as it was supplied.</summary>
    public bool IsSame => _places is null;

    public static ReadingCopy Of(string text)
    {
        var wraps = LineWraps.In(text);
        if (wraps is null && !NeedsCopy(text))
        {
            return new ReadingCopy(text, null);
        }

        var copy = new StringBuilder(text.Length);
        var places = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length;)
        {
            if (wraps is not null && wraps[i])
            {
                i = Join(text, i, copy, places);
            }
            else if (IsInvisible(text, i))
            {
                i++;
            }
            else if (i + 1 < text.Length && IsMark(text[i + 1]) && Composed(text, i) is var (letters, length))
            {
                Append(letters, i, copy, places);
                i += length;
            }
            else
            {
                copy.Append(Plain(text[i]));
                places.Add(i++);
            }
        }

        places.Add(text.Length);
        return new ReadingCopy(copy.ToString(), [.. places]);
    }

    /// <summary>The place in the text supplied of a place in the copy.</summary>
    public TextSpan Supplied(TextSpan span) => _places is null ? span : new TextSpan(_places[span.Start], span.End == 0 ? 0 : EndOf(span.End));

    /// <summary>One past the supplied text of the character before a place: what is left out behind it stays outside.</summary>
    private int EndOf(int end)
    {
        var last = _places![end - 1];
        // A composed letter ends behind its marks; what is left out at the end belongs to nobody.
        return end < _places.Length && _places[end] > last + 1 && IsComposed(end - 1) ? _places[end] : last + 1;
    }

    private bool IsComposed(int at) => Text[at] > 127 && char.IsLetter(Text[at]);

    private static bool NeedsCopy(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] > 127 && (IsInvisible(text, i) || Plain(text[i]) != text[i] || (IsMark(text[i]) && i > 0 && Composed(text, i - 1) is not null)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Soft hyphens, marks of no width, and joiners between letters that do not join.</summary>
    private static bool IsInvisible(string text, int i) => text[i] switch
    {
        '\u00ad' or '\u200b' or '\u2060' or '\ufeff' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') => true,
        '\u200c' or '\u200d' => i > 0 && i + 1 < text.Length && text[i - 1] < '\u0250' && text[i + 1] < '\u0250',
        _ => false,
    };

    private static bool IsMark(char c) => c is >= '\u0300' and <= '\u036f';

    /// <summary>Spaces of all widths are spaces; tabs and line ends stay.</summary>
    private static char Plain(char c) => c is '\u00a0' or '\u202f' or '\u205f' or '\u3000' or (>= '\u2000' and <= '\u200a') ? ' ' : c;

    private static (string Letters, int Length)? Composed(string text, int i)
    {
        var end = i + 1;
        while (end < text.Length && IsMark(text[end]) && end - i < 8)
        {
            end++;
        }

        if (end == i + 1 || char.IsSurrogate(text[i]))
        {
            return null;
        }

        var composed = text[i..end].Normalize(NormalizationForm.FormC);
        return composed.Length < end - i ? (composed, end - i) : null;
    }

    private static void Append(string letters, int at, StringBuilder copy, List<int> places)
    {
        foreach (var c in letters)
        {
            copy.Append(c);
            places.Add(at);
        }
    }

    /// <summary>Passes a line end inside a paragraph: a space, or nothing behind the hyphen of a divided word.</summary>
    private static int Join(string text, int at, StringBuilder copy, List<int> places)
    {
        var next = at;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        while (copy.Length > 0 && copy[^1] is ' ' or '\t' or '\r')
        {
            copy.Length--;
            places.RemoveAt(places.Count - 1);
        }

        var divided = copy.Length > 1 && copy[^1] == '-' && char.IsLower(copy[^2]) && next < text.Length && char.IsLower(text[next]);
        if (divided && IsRepeated(text, next, copy))
        {
            return next;
        }

        if (divided)
        {
            copy.Length--;
            places.RemoveAt(places.Count - 1);
        }
        else
        {
            copy.Append(' ');
            places.Add(at);
        }

        return next;
    }

    /// <summary>"negara-" and "negara": the hyphen is that of a reduplication.</summary>
    private static bool IsRepeated(string text, int next, StringBuilder copy)
    {
        var end = next;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        var length = 0;
        while (length + 2 <= copy.Length && char.IsLetter(copy[copy.Length - 2 - length]))
        {
            length++;
        }

        return length > 0 && end - next >= length && text.AsSpan(next, length).Equals(copy.ToString(copy.Length - 1 - length, length), StringComparison.OrdinalIgnoreCase);
    }
}
