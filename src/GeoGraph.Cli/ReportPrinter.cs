using System.Collections;
using System.Globalization;
using System.Text;
using GeoGraph.Cli.Terminal;
using Newtonsoft.Json;
using Spectre.Console;

namespace GeoGraph.Cli;

/// <summary>How a table is printed.</summary>
public enum ReportFormat
{
    /// <summary>For people: aligned columns that fit the terminal.</summary>
    Table,
    /// <summary>An array of objects.</summary>
    Json,
    /// <summary>RFC 4180.</summary>
    Csv,
}

/// <summary>Prints report tables.</summary>
public static class ReportPrinter
{
    /// <summary>Longest cell of a table that goes to no terminal; JSON, CSV and <c>--wide</c> never cut.</summary>
    private const int WidestCell = 100;

    /// <summary>Columns whose longer cells are read as prose: they may be wrapped between words.</summary>
    private static readonly HashSet<string> s_prose = new(StringComparer.Ordinal)
    {
        "text", "evidence", "words", "statement", "event", "asserted", "denied", "title", "question", "description", "context", "quote", "caption", "what",
    };

    /// <summary>A cell longer than that is prose whatever its column is called; no name, key or date is.</summary>
    private const int LongestName = 80;

    /// <summary>Prose shorter than that is not worth wrapping.</summary>
    private const int ShortestProse = 30;

    /// <exception cref="UsageException">Both formats are asked for.</exception>
    public static ReportFormat Format(bool json, bool csv) => (json, csv) switch
    {
        (true, true) => throw new UsageException("--json and --csv exclude each other"),
        (true, _) => ReportFormat.Json,
        (_, true) => ReportFormat.Csv,
        _ => ReportFormat.Table,
    };

    /// <summary>Prints to standard output; what is to be said of the answer goes to standard error.</summary>
    public static void Print(ReportTable table, ReportFormat format)
    {
        foreach (var note in table.Notes)
        {
            Console.Error.WriteLine(note);
        }

        if (format != ReportFormat.Table)
        {
            Write(table, format, Screen.Data);
        }
        else if (Screen.Width is { } width)
        {
            Draw(table, width);
        }
        else
        {
            Write(table, format, Console.Out);
        }
    }

    /// <summary>Writes the table as text; the same in every culture.</summary>
    public static void Write(ReportTable table, ReportFormat format, TextWriter output)
    {
        switch (format)
        {
            case ReportFormat.Json:
                WriteJson(table, output);
                break;
            case ReportFormat.Csv:
                WriteCsv(table, output);
                break;
            default:
                WritePlain(table, output);
                break;
        }
    }

    private static void WriteJson(ReportTable table, TextWriter output)
    {
        using var writer = new JsonTextWriter(output) { Formatting = Formatting.Indented, Culture = CultureInfo.InvariantCulture, CloseOutput = false };
        writer.WriteStartArray();
        foreach (var row in table.Rows)
        {
            writer.WriteStartObject();
            for (var i = 0; i < row.Count; i++)
            {
                writer.WritePropertyName(table.Columns[i]);
                WriteValue(writer, row[i]);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.Flush();
        output.Write('\n');
    }

    /// <summary>A value as a store gives it: of one's own report also maps, lists of anything, and bytes (as hexadecimal digits).</summary>
    private static void WriteValue(JsonTextWriter writer, object? value)
    {
        switch (value)
        {
            case byte[] bytes:
                writer.WriteValue(Convert.ToHexStringLower(bytes));
                break;
            case string text:
                writer.WriteValue(text);
                break;
            case IEnumerable<KeyValuePair<string, object?>> map:
                writer.WriteStartObject();
                foreach (var (name, item) in map)
                {
                    writer.WritePropertyName(name);
                    WriteValue(writer, item);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    WriteValue(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteValue(value);
                break;
        }
    }

    private static void WriteCsv(ReportTable table, TextWriter output)
    {
        output.Write(string.Join(',', table.Columns.Select(Escape)) + "\r\n");
        foreach (var row in table.Rows)
        {
            output.Write(string.Join(',', row.Select(c => Escape(c is long or int or double or null ? Text(c) : Inert(Text(c))))) + "\r\n");
        }
    }

    /// <summary>A text that a spreadsheet would run as a formula, with an apostrophe before it.</summary>
    private static string Inert(string cell) => cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + cell : cell;

    private static string Escape(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : cell;

    private static void WritePlain(ReportTable table, TextWriter output)
    {
        output.Write(table.Title + "\n");
        IReadOnlyList<string>[][] rows = [.. table.Rows.Select(r => r.Select(c => (IReadOnlyList<string>)[Screen.IsWide ? Line(Text(c)) : Cut(Text(c))]).ToArray())];
        foreach (var line in TableLayout.Arrange(Columns(table), rows, null))
        {
            output.Write(line.ToString().TrimEnd() + "\n");
        }

        if (table.Rows.Count == 0)
        {
            output.Write("(no rows)\n");
        }
    }

    private static void Draw(ReportTable table, int width)
    {
        var prose = table.Columns.Select((c, i) => table.Rows.Max(r => r[i] is string t ? (int?)t.Length : null) is { } longest
            && (longest > LongestName || (longest > ShortestProse && s_prose.Contains(c)))).ToArray();
        IReadOnlyList<string>[][] rows = [.. table.Rows.Select(r => r.Select((c, i) => Parts(c, prose[i])).ToArray())];
        Screen.Colours.Write(new Paragraph(Printable.Of(table.Title) + "\n", new Style(decoration: Decoration.Bold | Decoration.Underline)));
        foreach (var line in TableLayout.Arrange(Columns(table), rows, width))
        {
            var drawn = new Paragraph();
            foreach (var part in line.Parts)
            {
                drawn.Append(part.Text, TableColours.Of(table, part));
            }

            Screen.Colours.Write(drawn.Append("\n"));
        }

        if (table.Rows.Count == 0)
        {
            Console.WriteLine("(no rows)");
        }
    }

    private static Terminal.TableColumn[] Columns(ReportTable table) => [.. table.Columns.Select((c, i) => new Terminal.TableColumn(Printable.Of(c), IsNumeric(table, i)))];

    private static IReadOnlyList<string> Parts(object? cell, bool isProse)
    {
        if (cell is not string and not byte[] && cell is IEnumerable<string> list)
        {
            var items = list.Select(i => Printable.Of(Line(i))).ToArray();
            return items.Length == 0 ? [""] : [.. items.Select((i, n) => n < items.Length - 1 ? i + ";" : i)];
        }

        var text = Printable.Of(Line(Text(cell)));
        return isProse ? text.Split(' ') : [text];
    }

    private static bool IsNumeric(ReportTable table, int column) =>
        table.Rows.Any(r => r[column] is not null) && table.Rows.All(r => r[column] is null or long or int or double);

    private static string Text(object? cell) => cell switch
    {
        null => "",
        string text => text,
        byte[] bytes => Convert.ToHexStringLower(bytes),
        IEnumerable<string> list => string.Join("; ", list),
        bool truth => truth ? "true" : "false",
        IEnumerable<KeyValuePair<string, object?>> map => "{" + string.Join(", ", map.Select(p => $"{p.Key}: {Text(p.Value)}")) + "}",
        IEnumerable list => string.Join("; ", list.Cast<object?>().Select(Text)),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };

    private static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Cut(string text)
    {
        var line = new StringBuilder(Line(text));
        if (line.Length > WidestCell)
        {
            line.Length = char.IsHighSurrogate(line[WidestCell - 2]) ? WidestCell - 2 : WidestCell - 1;
            line.Append('…');
        }

        return line.ToString();
    }
}
