using System.Globalization;

namespace GeoGraph.Cli;

/// <summary>Numbers with the word for what they count: <c>1 article</c>, <c>2,000 articles</c>.</summary>
public static class Quantity
{
    /// <param name="one">The word for one of them; its plural ends in -s.</param>
    public static string Of(long count, string one) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {one}{(count == 1 ? "" : "s")}");
}
