namespace GeoGraph;

/// <summary>A place where an event happened, as the text names it.</summary>
/// <param name="Key"><c>place/slug</c> or, for a state's territory, <c>place/ISO3</c>.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Country">ISO 3166 alpha-3 of the state it lies in; null when not known.</param>
/// <param name="Span">The words that name it.</param>
public sealed record Place(string Key, string Name, string? Country, TextSpan Span);
