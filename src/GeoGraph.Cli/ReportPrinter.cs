using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Spectre.Console;

namespace GeoGraph.Cli;

/// <summary>How a table is printed.</summary>
public enum ReportFormat
{
    /// <summary>For people: a drawn table on a terminal, aligned columns elsewhere.</summary>
    Table,
    /// <summary>An array of objects.</summary>
    Json,
    /// <summary>RFC 4180.</summary>
    Csv,
}

/// <summary>Prints report tables.</summary>
public static class ReportPrinter
{
    /// <summary>Longest cell of the plain table; JSON and CSV are never cut.</summary>
    private const int WidestCell = 100;

    /// <exception cref="UsageException">Both formats are asked for.</exception>
    public static ReportFormat Format(bool json, bool csv) => (json, csv) switch
    {
        (true, true) => throw new UsageException("--json and --csv exclude each other"),
        (true, _) => ReportFormat.Json,
        (_, true) => ReportFormat.Csv,
        _ => ReportFormat.Table,
    };

    /// <summary>Prints to standard output.</summary>
    public static void Print(ReportTable table, ReportFormat format)
    {
        if (format == ReportFormat.Table && !Console.IsOutputRedirected)
        {
            Draw(table);
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
                if (row[i] is IEnumerable<string> list)
                {
                    writer.WriteStartArray();
                    foreach (var item in list)
                    {
                        writer.WriteValue(item);
                    }

                    writer.WriteEndArray();
                }
                else
                {
                    writer.WriteValue(row[i]);
                }
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.Flush();
        output.Write('\n');
    }

    private static void WriteCsv(ReportTable table, TextWriter output)
    {
        foreach (var row in table.Rows.Select(r => r.Select(Text)).Prepend(table.Columns))
        {
            output.Write(string.Join(',', row.Select(Escape)) + "\r\n");
        }
    }

    private static string Escape(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : cell;

    private static void WritePlain(ReportTable table, TextWriter output)
    {
        string[][] rows = [[.. table.Columns], .. table.Rows.Select(r => r.Select(c => Cut(Text(c))).ToArray())];
        var widths = Enumerable.Range(0, table.Columns.Count).Select(i => rows.Max(r => r[i].Length)).ToArray();
        var right = Enumerable.Range(0, table.Columns.Count).Select(i => IsNumeric(table, i)).ToArray();
        output.Write(table.Title + "\n");
        foreach (var row in rows)
        {
            output.Write(string.Join("  ", row.Select((c, i) => right[i] ? c.PadLeft(widths[i]) : c.PadRight(widths[i]))).TrimEnd() + "\n");
        }

        if (table.Rows.Count == 0)
        {
            output.Write("(no rows)\n");
        }
    }

    private static void Draw(ReportTable table)
    {
        var drawn = new Table().Title(Markup.Escape(table.Title)).Border(TableBorder.Rounded);
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = new TableColumn(Markup.Escape(table.Columns[i]));
            drawn.AddColumn(IsNumeric(table, i) ? column.RightAligned() : column);
        }

        foreach (var row in table.Rows)
        {
            drawn.AddRow([.. row.Select(c => Markup.Escape(Text(c)))]);
        }

        AnsiConsole.Write(drawn);
        if (table.Rows.Count == 0)
        {
            AnsiConsole.WriteLine("(no rows)");
        }
    }

    private static bool IsNumeric(ReportTable table, int column) =>
        table.Rows.Any(r => r[column] is not null) && table.Rows.All(r => r[column] is null or long or int or double);

    private static string Text(object? cell) => cell switch
    {
        null => "",
        string text => text,
        IEnumerable<string> list => string.Join("; ", list),
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };

    private static string Cut(string text)
    {
        var line = new StringBuilder(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        if (line.Length > WidestCell)
        {
            line.Length = char.IsHighSurrogate(line[WidestCell - 2]) ? WidestCell - 2 : WidestCell - 1;
            line.Append('…');
        }

        return line.ToString();
    }
}
