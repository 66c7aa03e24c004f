namespace GeoGraph.Text;

/// <summary>Units in which times are told, from the shortest to the longest.</summary>
public enum TimeUnit
{
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
    Century,
}
