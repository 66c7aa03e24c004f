using Spectre.Console;

namespace GeoGraph.Cli.Terminal;

/// <summary>Colours that tell cooperation from conflict.</summary>
public static class TableColours
{
    private static readonly Style s_names = new(decoration: Decoration.Bold);
    private static readonly Style s_cooperation = new(Color.Green);
    private static readonly Style s_conflict = new(Color.Red);
    private static readonly Style s_aside = new(decoration: Decoration.Dim);

    /// <summary>The style of a piece of a table.</summary>
    public static Style Of(ReportTable table, TablePart part)
    {
        if (part.Row < 0)
        {
            return s_names;
        }

        if (part.Column < 0)
        {
            return s_aside;
        }

        return (table.Columns[part.Column], table.Rows[part.Row][part.Column]) switch
        {
            ("cooperation", > 0L or > 0 or > 0.0) => s_cooperation,
            ("conflict", > 0L or > 0 or > 0.0) => s_conflict,
            ("goldstein", > 0L or > 0 or > 0.0) => s_cooperation,
            ("goldstein", < 0L or < 0 or < 0.0) => s_conflict,
            (_, string text) when text.EndsWith("-cooperation", StringComparison.Ordinal) => s_cooperation,
            (_, string text) when text.EndsWith("-conflict", StringComparison.Ordinal) => s_conflict,
            _ => Style.Plain,
        };
    }
}
