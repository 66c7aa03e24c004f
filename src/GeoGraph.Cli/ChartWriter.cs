using System.Globalization;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace GeoGraph.Cli;

/// <summary>Draws tables as charts (SVG): a table by month as lines, any other as bars of its first number.</summary>
public static class ChartWriter
{
    private const int MostBars = 30;
    private const double Width = 900;

    /// <exception cref="UsageException">The file is no SVG, or the table has nothing to draw.</exception>
    public static void Write(ReportTable table, string path)
    {
        if (!path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException($"--out {path}: charts are written as .svg");
        }

        var numbers = Enumerable.Range(0, table.Columns.Count).Where(c => table.Rows.Any(r => r[c] is not null) && table.Rows.All(r => r[c] is null or long or double)).ToArray();
        if (numbers.Length == 0)
        {
            throw new UsageException($"--out {path}: '{table.Name}' has no numbers to draw");
        }

        var model = new PlotModel { Title = table.Title, TitleFontSize = 14, DefaultFont = "sans-serif", Background = OxyColors.White };
        var height = table.Columns[0] == "month" ? Lines(model, table, numbers) : Bars(model, table, numbers[0]);
        using var file = File.Create(path);
        new SvgExporter { Width = Width, Height = height, IsDocument = true }.Export(model, file);
    }

    private static double Lines(PlotModel model, ReportTable table, int[] numbers)
    {
        var months = new CategoryAxis { Position = AxisPosition.Bottom, Angle = -60, GapWidth = 0 };
        months.Labels.AddRange(table.Rows.Select(r => (string)r[0]!));
        model.Axes.Add(months);
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Left, MajorGridlineStyle = LineStyle.Dot });
        model.Legends.Add(new Legend { LegendPosition = LegendPosition.TopRight });
        foreach (var column in numbers)
        {
            var line = new LineSeries { Title = table.Columns[column], MarkerType = MarkerType.Circle, MarkerSize = 2.5 };
            line.Points.AddRange(table.Rows.Select((r, i) => new DataPoint(i, r[column] is { } value ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : double.NaN)));
            model.Series.Add(line);
        }

        return 420;
    }

    private static double Bars(PlotModel model, ReportTable table, int column)
    {
        var rows = table.Rows.Take(MostBars).Reverse().ToArray();
        var labels = new CategoryAxis { Position = AxisPosition.Left };
        labels.Labels.AddRange(rows.Select(r => Label(table, r, column)));
        model.Axes.Add(labels);
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Title = table.Columns[column], MajorGridlineStyle = LineStyle.Dot });
        var bars = new BarSeries { FillColor = OxyColor.FromRgb(0x2b, 0x6c, 0xb0) };
        bars.Items.AddRange(rows.Select(r => new BarItem(Convert.ToDouble(r[column] ?? 0L, CultureInfo.InvariantCulture))));
        model.Series.Add(bars);
        return 110 + (20 * rows.Length);
    }

    /// <summary>The name, where there is one, else all texts before the number.</summary>
    private static string Label(ReportTable table, IReadOnlyList<object?> row, int column)
    {
        var name = table.Columns.ToList().IndexOf("name");
        return name >= 0 ? row[name] as string ?? "" : string.Join(" – ", row.Take(column).OfType<string>());
    }
}
