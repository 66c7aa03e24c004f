namespace GeoGraph.Reading;

/// <summary>What a user may choose about reading.</summary>
public sealed record ReadingOptions
{
    /// <summary>Day of publication for articles that tell none, nor does their file's name; null: they stay without.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Whether the pages behind the items of feeds are fetched and read instead of the items.</summary>
    public bool Follow { get; init; }

    /// <summary>Where fetched pages and their <c>ETag</c> are kept; null: nowhere.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Shortest time between two requests to one host.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest time for one request.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
