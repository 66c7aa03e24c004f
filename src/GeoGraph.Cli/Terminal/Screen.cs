using System.Globalization;
using System.Text;
using Spectre.Console;

namespace GeoGraph.Cli.Terminal;

/// <summary>The terminal, or whatever stands in its place: how wide it is, and the ways to write to it.</summary>
public static class Screen
{
    private const int NarrowestWidth = 20;
    private const int LongestLine = 100_000;

    private static TextWriter s_output = Console.Out;
    private static TextWriter s_error = Console.Error;

    /// <summary>Whether tables are printed as wide as they are, whole.</summary>
    public static bool IsWide { get; set; }

    /// <summary>Columns to fit tables into: of the terminal, or as <c>COLUMNS</c> says; null: as many as it takes.</summary>
    public static int? Width
    {
        get
        {
            if (IsWide)
            {
                return null;
            }

            if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns > 0)
            {
                return Math.Max(NarrowestWidth, columns);
            }

            return Console.IsOutputRedirected || Console.WindowWidth <= 0 ? null : Math.Max(NarrowestWidth, Console.WindowWidth);
        }
    }

    /// <summary>Standard error as it is: for a line that rewrites itself.</summary>
    public static TextWriter RawError => s_error;

    /// <summary>Writes UTF-8, and from now on nothing that steers a terminal, whatever the articles hold.</summary>
    public static void Guard()
    {
        Console.OutputEncoding = new UTF8Encoding(false);
        s_output = Console.Out;
        s_error = Console.Error;
        Colours = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(s_output) });
        // Lines come here in their final width.
        Colours.Profile.Width = LongestLine;
        Console.SetOut(new PrintableWriter(s_output));
        Console.SetError(new PrintableWriter(s_error));
    }

    /// <summary>Standard output for data that another program reads: as it is, but for a terminal.</summary>
    public static TextWriter Data => Console.IsOutputRedirected ? s_output : Console.Out;

    /// <summary>Writes in colours where standard output has them.</summary>
    public static IAnsiConsole Colours { get; private set; } = AnsiConsole.Console;
}
