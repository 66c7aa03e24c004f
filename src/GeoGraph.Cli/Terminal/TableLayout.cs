using System.Text;
using Spectre.Console.Rendering;

namespace GeoGraph.Cli.Terminal;

/// <summary>Arranges a table in lines that fit a width, without breaking dates, names, keys or numbers.</summary>
/// <remarks>
/// What is too wide is first wrapped where it may be (prose between words, lists between items). Columns for which there is still no room are
/// stacked under their row, each with its name. Only a single word, name or key that is itself wider stands out.
/// </remarks>
public sealed class TableLayout
{
    private const int Gap = 2;
    private const int Indent = 4;
    private const string Between = " · ";

    /// <summary>Prose narrower than that is hard to read.</summary>
    private const int NarrowestProse = 30;

    private readonly IReadOnlyList<TableColumn> _columns;
    private readonly IReadOnlyList<IReadOnlyList<string>[]> _rows;
    private readonly int[] _natural;
    private readonly int[] _least;

    /// <param name="rows">The unbreakable parts of each cell.</param>
    private TableLayout(IReadOnlyList<TableColumn> columns, IReadOnlyList<IReadOnlyList<string>[]> rows)
    {
        _columns = columns;
        _rows = rows;
        _natural = [.. columns.Select((c, i) => Math.Max(Width(c.Name), rows.Max(r => (int?)Joined(r[i])) ?? 0))];
        _least = [.. columns.Select((c, i) => Math.Max(Math.Min(_natural[i], rows.Any(r => r[i].Count > 1) ? NarrowestProse : int.MaxValue),
            Math.Max(Width(c.Name), rows.Max(r => r[i].Select(p => (int?)Width(p)).Max()) ?? 0)))];
    }

    /// <summary>Lines of the table, its names first.</summary>
    /// <param name="rows">The unbreakable parts of each cell: one for a name, the words of prose, the items of a list.</param>
    /// <param name="width">Columns of the terminal; null: as wide as it is.</param>
    public static IEnumerable<TableLine> Arrange(IReadOnlyList<TableColumn> columns, IReadOnlyList<IReadOnlyList<string>[]> rows, int? width)
    {
        var layout = new TableLayout(columns, rows);
        var widths = layout.Widths(width ?? int.MaxValue);
        var beside = Enumerable.Range(0, columns.Count).Where(i => widths[i] > 0).ToArray();
        var below = Enumerable.Range(0, columns.Count).Except(beside).ToArray();
        yield return layout.Beside(-1, [.. columns.Select(c => (IReadOnlyList<string>)[c.Name])], beside, widths).First();
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var line in layout.Beside(row, rows[row], beside, widths).Concat(layout.Below(row, below, width ?? int.MaxValue)))
            {
                yield return line;
            }
        }
    }

    /// <summary>Cells a text takes on a terminal.</summary>
    public static int Width(string text) => System.Text.Ascii.IsValid(text) ? text.Length : new Segment(text).CellCount();

    private static int Joined(IReadOnlyList<string> parts) => parts.Sum(Width) + Math.Max(0, parts.Count - 1);

    /// <summary>Width of each column; 0 for those that are stacked under the row.</summary>
    private int[] Widths(int width)
    {
        var beside = Enumerable.Range(0, _columns.Count).ToList();
        if (Total(beside, _natural) <= width)
        {
            return _natural;
        }

        // The first column names the row. What can be wrapped reads well below it too, so it goes first.
        while (beside.Count > 1 && Total(beside, _least) > width)
        {
            beside.Remove(beside.Skip(1).LastOrDefault(i => _least[i] < _natural[i], beside[^1]));
        }

        var widths = Enumerable.Range(0, _columns.Count).Select(i => beside.Contains(i) ? _least[i] : 0).ToArray();
        var left = width - Total(beside, _least);
        foreach (var i in beside.OrderBy(i => _natural[i] - _least[i]))
        {
            var share = beside.Count(j => widths[j] < _natural[j]);
            var more = Math.Min(_natural[i] - _least[i], share == 0 ? 0 : Math.Max(0, left) / share);
            widths[i] += more;
            left -= more;
        }

        return widths;
    }

    private static int Total(List<int> columns, int[] widths) => columns.Sum(i => widths[i]) + Gap * (columns.Count - 1);

    private IEnumerable<TableLine> Beside(int row, IReadOnlyList<string>[] cells, int[] columns, int[] widths)
    {
        var wrapped = columns.Select(i => Wrap(cells[i], widths[i]).ToList()).ToArray();
        for (var line = 0; line < wrapped.Max(w => w.Count); line++)
        {
            var parts = new List<TablePart>();
            var space = 0;
            for (var c = 0; c < columns.Length; c++)
            {
                var text = line < wrapped[c].Count ? wrapped[c][line] : "";
                var pad = Math.Max(0, widths[columns[c]] - Width(text));
                space += _columns[columns[c]].IsNumeric ? pad : 0;
                if (text.Length > 0)
                {
                    parts.Add(new TablePart(new string(' ', space) + text, row, columns[c]));
                    space = 0;
                }

                space += (_columns[columns[c]].IsNumeric ? 0 : pad) + Gap;
            }

            yield return new TableLine(parts);
        }
    }

    /// <summary>The columns under a row: short ones side by side, prose in lines of its own.</summary>
    private IEnumerable<TableLine> Below(int row, int[] columns, int width)
    {
        var line = new List<TablePart>();
        var used = 0;
        foreach (var column in columns.Where(c => _rows[row][c].Any(p => p.Length > 0)))
        {
            var cell = _rows[row][column];
            var name = _columns[column].Name + " ";
            var whole = Width(name) + Joined(cell);
            if (line.Count > 0 && used + Between.Length + whole > width)
            {
                yield return new TableLine(line);
                line = [];
            }

            if (line.Count == 0 && Indent + whole > width)
            {
                var first = true;
                foreach (var text in Wrap([name.TrimEnd(), .. cell], width - Indent - 2))
                {
                    yield return new TableLine([new TablePart(new string(' ', first ? Indent : Indent + 2) + text, row, column)]);
                    first = false;
                }

                continue;
            }

            var before = line.Count == 0 ? new string(' ', Indent) : Between;
            used = (line.Count == 0 ? 0 : used) + before.Length + whole;
            line.Add(new TablePart(before + name, row, -1));
            line.Add(new TablePart(string.Join(' ', cell), row, column));
        }

        if (line.Count > 0)
        {
            yield return new TableLine(line);
        }
    }

    private static IEnumerable<string> Wrap(IReadOnlyList<string> parts, int width)
    {
        var line = new StringBuilder();
        var used = 0;
        foreach (var part in parts)
        {
            var length = Width(part);
            if (line.Length > 0 && used + 1 + length > width)
            {
                yield return line.ToString();
                line.Clear();
                used = 0;
            }

            used += length + (line.Length > 0 ? 1 : 0);
            line.Append(line.Length > 0 ? " " : "").Append(part);
        }

        yield return line.ToString();
    }
}

/// <summary>A column of a table on a terminal.</summary>
/// <param name="IsNumeric">Whether it is set to the right.</param>
public sealed record TableColumn(string Name, bool IsNumeric);

/// <summary>A line of a table on a terminal.</summary>
public sealed record TableLine(IReadOnlyList<TablePart> Parts)
{
    public override string ToString() => string.Concat(Parts.Select(p => p.Text));
}

/// <summary>A piece of a line that has one colour, with the space before it.</summary>
/// <param name="Row">Of the table; -1 for the names of the columns.</param>
/// <param name="Column">Of the table; -1 for a name set before its value.</param>
public sealed record TablePart(string Text, int Row, int Column);
