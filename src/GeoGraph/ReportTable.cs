namespace GeoGraph;

/// <summary>The answer of a report or an analysis: named columns and rows of strings, numbers, booleans, lists of strings and nulls.</summary>
/// <param name="Name">The report's name (<c>active-pairs</c>).</param>
/// <param name="Title">What it shows, for a person.</param>
public sealed record ReportTable(string Name, string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>What is to be said of the answer beside it, one line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
