namespace GeoGraph.Text;

/// <summary>Finds the line ends of a hard-wrapped text that end no paragraph.</summary>
/// <remarks>
/// A block of lines was wrapped when its lines are short and most end where the next word would not have fitted, some of them in the middle of a sentence.
/// Lists, headlines and paragraphs of one line each are left alone.
/// </remarks>
internal static class LineWraps
{
    /// <summary>Columns of the widest text that is taken for wrapped.</summary>
    private const int WidestColumn = 100;

    private const int NarrowestColumn = 24;

    /// <summary>Share of lines that have to be full.</summary>
    private const double LeastFull = 0.6;

    /// <summary>Share of line ends that have to stand in the middle of a sentence.</summary>
    private const double LeastBroken = 0.34;

    /// <summary>How far a line may fall short of the widest and still count as full, as a share of it: not all wrap at the same column.</summary>
    private const double Slack = 0.15;

    /// <summary>For each character whether it is a line end to be read over; null when no line is wrapped.</summary>
    public static bool[]? In(string text)
    {
        if (text.AsSpan().IndexOf('\n') < 0)
        {
            return null;
        }

        bool[]? wraps = null;
        var block = new List<(int Start, int End)>();
        for (var start = 0; start <= text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            if (text.AsSpan(start, end - start).IsWhiteSpace())
            {
                Mark(text, block, ref wraps);
                block.Clear();
            }
            else
            {
                block.Add((start, end));
            }

            start = end + 1;
        }

        Mark(text, block, ref wraps);
        return wraps;
    }

    private static void Mark(string text, List<(int Start, int End)> lines, ref bool[]? wraps)
    {
        if (lines.Count < 2)
        {
            return;
        }

        var width = lines.Max(l => Length(text, l));
        if (width is > WidestColumn or < NarrowestColumn)
        {
            return;
        }

        var pairs = lines.Count - 1;
        int full = 0, broken = 0;
        for (var i = 0; i < pairs; i++)
        {
            full += IsFull(text, lines[i], lines[i + 1], width) ? 1 : 0;
            broken += EndsInside(text, lines[i], lines[i + 1]) ? 1 : 0;
        }

        if (full < LeastFull * pairs || broken < LeastBroken * pairs)
        {
            return;
        }

        var indent = lines.Skip(1).Min(l => Indent(text, l));
        for (var i = 0; i < pairs; i++)
        {
            var opens = Indent(text, lines[i + 1]) > indent + 1 || IsItem(text, lines[i + 1]);
            if (!opens && (IsFull(text, lines[i], lines[i + 1], width) || EndsInside(text, lines[i], lines[i + 1])))
            {
                wraps ??= new bool[text.Length];
                wraps[lines[i].End] = true;
            }
        }
    }

    private static int Length(string text, (int Start, int End) line) => text.AsSpan(line.Start, line.End - line.Start).TrimEnd().Length;

    private static int Indent(string text, (int Start, int End) line) => line.End - line.Start - text.AsSpan(line.Start, line.End - line.Start).TrimStart().Length;

    /// <summary>Whether the first word of the next line would not have fitted.</summary>
    private static bool IsFull(string text, (int Start, int End) line, (int Start, int End) next, int width)
    {
        var words = text.AsSpan(next.Start, next.End - next.Start).TrimStart();
        var space = words.IndexOf(' ');
        return Length(text, line) + 1 + (space < 0 ? words.Length : space) > width * (1 - Slack);
    }

    /// <summary>Whether a line ends in the middle of a sentence.</summary>
    private static bool EndsInside(string text, (int Start, int End) line, (int Start, int End) next)
    {
        var words = text.AsSpan(line.Start, line.End - line.Start).TrimEnd().TrimEnd("\"'”’)]");
        var first = text.AsSpan(next.Start, next.End - next.Start).TrimStart();
        return first.Length > 0 && words.Length > 0 && (char.IsLower(first[0]) || words[^1] is not ('.' or '!' or '?' or '…' or ':'));
    }

    /// <summary>Items of a list begin with a bullet or a number.</summary>
    private static bool IsItem(string text, (int Start, int End) line)
    {
        var words = text.AsSpan(line.Start, line.End - line.Start).TrimStart();
        return words.Length > 1 && (words[0] is '•' or '*' || (words[0] is '-' or '–' && words[1] == ' ') || (char.IsAsciiDigit(words[0]) && IsNumbered(words)));
    }

    private static bool IsNumbered(ReadOnlySpan<char> words)
    {
        var end = words.IndexOfAnyExceptInRange('0', '9');
        return end > 0 && end + 1 < words.Length && (words[end] is '.' or ')') && words[end + 1] == ' ';
    }
}
