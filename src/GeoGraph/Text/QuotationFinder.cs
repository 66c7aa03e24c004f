namespace GeoGraph.Text;

/// <summary>Finds what stands between quotation marks, a paragraph at a time.</summary>
/// <remarks>
/// The same mark may open and close (as in Kompas: <c>”…”</c>), so the state is toggled. A mark that is never closed opens a quotation only
/// when the paragraph starts with it or the next one opens again; otherwise it is ignored.
/// </remarks>
public static class QuotationFinder
{
    /// <summary>Appends the quotations of the paragraph <c>text[start..end]</c>: outermost, marks excluded, not empty.</summary>
    public static void Find(string text, int start, int end, List<TextSpan> quotations)
    {
        var open = -1;
        var single = false;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (IsDouble(text, i))
            {
                // Old wires write a mark as two apostrophes, and three where one quotation ends in another.
                var width = 1;
                while (c is '\'' or '`' && i + width < end && text[i + width] == c)
                {
                    width++;
                }

                if (open < 0)
                {
                    open = i + width;
                    single = false;
                }
                else if (!single)
                {
                    Add(quotations, text, open, i);
                    open = -1;
                }

                i += width - 1;
            }
            else if (c is '\'' or '‘' or '’' && !(c == '’' && open >= 0 && !single))
            {
                var before = i > start ? text[i - 1] : ' ';
                var after = i + 1 < end ? text[i + 1] : ' ';
                if (open < 0 && c != '’' && !char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after) && ClosingSingle(text, i + 1, end))
                {
                    open = i + 1;
                    single = true;
                }
                else if (open >= 0 && single && c != '‘' && !char.IsLetterOrDigit(after) && !char.IsWhiteSpace(before) && (IsMark(before) || !ClosesLater(text, i + 1, end)))
                {
                    Add(quotations, text, open, i);
                    open = -1;
                }
            }
        }

        if (open >= 0 && !single && (Leads(text, start, open) || OpensNext(text, end)))
        {
            Add(quotations, text, open, end);
        }
    }

    /// <summary>True for a double quotation mark at a place, two apostrophes or accents included: <c>``Yes,'' he said</c>.</summary>
    public static bool IsDouble(string text, int at) =>
        IsDouble(text[at]) || (text[at] is '\'' or '`' && ((at + 1 < text.Length && text[at + 1] == text[at]) || (at > 0 && text[at - 1] == text[at])));

    private static bool IsMark(char c) => c is ',' or '.' or '!' or '?' or '…';

    /// <summary>Whether a single mark behind a comma or full stop follows before the next one opens: those before it are apostrophes (<c>the ministers' idea</c>).</summary>
    private static bool ClosesLater(string text, int from, int end)
    {
        for (var i = from; i < Math.Min(end, from + 300); i++)
        {
            if (text[i] is '\'' or '’' && IsMark(text[i - 1]) && (i + 1 >= end || !char.IsLetterOrDigit(text[i + 1])))
            {
                return true;
            }

            if (text[i] == '‘' || (text[i] == '\'' && char.IsWhiteSpace(text[i - 1]) && i + 1 < end && char.IsLetterOrDigit(text[i + 1])))
            {
                return false;
            }
        }

        return false;
    }

    public static bool IsDouble(char c) => c is '"' or '“' or '”' or '„' or '‟' or '«' or '»' or '″';

    private static bool ClosingSingle(string text, int from, int end)
    {
        for (var i = from + 1; i < Math.Min(end, from + 600); i++)
        {
            if (text[i] is '\'' or '’' && !char.IsWhiteSpace(text[i - 1]) && (i + 1 >= end || !char.IsLetterOrDigit(text[i + 1])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Leads(string text, int start, int open) => text.AsSpan(start, open - 1 - start).IsWhiteSpace();

    private static bool OpensNext(string text, int end)
    {
        var i = end;
        while (i < text.Length && char.IsWhiteSpace(text[i]))
        {
            i++;
        }

        return i < text.Length && IsDouble(text, i);
    }

    private static void Add(List<TextSpan> quotations, string text, int from, int to)
    {
        while (from < to && char.IsWhiteSpace(text[from]))
        {
            from++;
        }

        while (to > from && char.IsWhiteSpace(text[to - 1]))
        {
            to--;
        }

        if (to > from)
        {
            quotations.Add(new TextSpan(from, to));
        }
    }
}
