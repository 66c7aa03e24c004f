using System.CommandLine;
using System.Globalization;
using GeoGraph.Reading;

namespace GeoGraph.Cli;

/// <summary>The options about what comes in, the same for every command that reads articles.</summary>
public sealed class InputOptions
{
    private const string DayFormat = "yyyy-MM-dd";

    private readonly Option<string?> _published = new("--published")
    {
        HelpName = "DATE",
        Description = "Day of publication (2024-05-14) for articles that tell none, nor does their file's name: \"on Monday\" is counted from it.",
    };

    private readonly Option<bool> _follow = new("--follow") { Description = "Fetch and read the pages behind the items of feeds, politely (robots.txt, a pause for each host)." };

    public InputOptions() => _published.Validators.Add(result =>
    {
        if (result.Tokens.Count > 0 && Day(result.Tokens[0].Value) is null)
        {
            result.AddError($"--published takes a day such as 2024-05-14, not '{result.Tokens[0].Value}'");
        }
    });

    public void AddTo(Command command)
    {
        command.Options.Add(_published);
        command.Options.Add(_follow);
    }

    /// <summary>A reader as the command line asks for.</summary>
    public ArticleReader Reader(ParseResult parsed) => new(new ReadingOptions
    {
        Published = Day(parsed.GetValue(_published)),
        Follow = parsed.GetValue(_follow),
        CacheFolder = Cache(),
    });

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Where fetched pages are kept: <c>XDG_CACHE_HOME</c>, else the user's folder for such.</summary>
    private static string? Cache()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var root = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } stated ? stated
            : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) : home.Length > 0 ? Path.Combine(home, ".cache") : "";
        return root.Length > 0 ? Path.Combine(root, "geograph", "web") : null;
    }
}
