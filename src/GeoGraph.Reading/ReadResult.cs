namespace GeoGraph.Reading;

/// <summary>An article, or one line that says why there is none.</summary>
/// <param name="Source">Path or address, with the line number where there is one.</param>
/// <param name="Problem">Null for an article.</param>
public sealed record ReadResult(string Source, Article? Article, string? Problem)
{
    internal const string TeasersOnly = "a feed without articles (teasers only; --follow reads the pages behind them)";

    /// <summary>What has to be told of an article that was read all the same; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>The page that an item of a feed stands for; a result with nothing else is a teaser.</summary>
    internal string? Link { get; init; }
}
