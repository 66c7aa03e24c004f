using System.Globalization;
using System.Text.RegularExpressions;

namespace GeoGraph.Reading;

/// <summary>What a site's robots.txt allows (RFC 9309): of the rules that fit a path the longest decides, and of two as long the one that allows.</summary>
internal sealed class RobotRules
{
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromSeconds(30);

    private readonly List<(bool Allows, string Path)> _rules = [];

    private RobotRules()
    {
    }

    public static RobotRules Everything { get; } = new();

    /// <summary>The pause that the site asks for between two requests.</summary>
    public TimeSpan Delay { get; private set; }

    /// <summary>The rules of the group that names the agent, else of the one for all.</summary>
    public static RobotRules Parse(string text, string agent)
    {
        var (own, all) = (new RobotRules(), new RobotRules());
        var (named, found, isOwn, isAll) = (false, false, false, false);
        foreach (var line in text.Split('\n', '\r'))
        {
            var rule = line.Split('#')[0];
            var colon = rule.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                continue;
            }

            var (key, value) = (rule[..colon].Trim().ToLowerInvariant(), rule[(colon + 1)..].Trim());
            if (key == "user-agent")
            {
                // Several agents in a row share the rules behind them.
                (isOwn, isAll) = named ? (isOwn, isAll) : (false, false);
                named = true;
                isOwn |= value.Equals(agent, StringComparison.OrdinalIgnoreCase) || value.StartsWith(agent + "/", StringComparison.OrdinalIgnoreCase);
                isAll |= value == "*";
                found |= isOwn;
                continue;
            }

            named = false;
            foreach (var rules in new[] { isOwn ? own : null, isAll ? all : null }.OfType<RobotRules>())
            {
                rules.Add(key, value);
            }
        }

        return found ? own : all;
    }

    /// <param name="path">Path and query.</param>
    public bool Allows(string path)
    {
        var (longest, allowed) = (-1, true);
        foreach (var (allows, rule) in _rules)
        {
            if (rule.Length >= longest && Fits(rule, path) && (rule.Length > longest || allows))
            {
                (longest, allowed) = (rule.Length, allows);
            }
        }

        return allowed;
    }

    private static bool Fits(string rule, string path) =>
        rule.AsSpan().IndexOfAny('*', '$') < 0 ? path.StartsWith(rule, StringComparison.Ordinal)
            : Regex.IsMatch(path, "^" + Regex.Escape(rule.TrimEnd('$')).Replace("\\*", ".*", StringComparison.Ordinal) + (rule.EndsWith('$') ? "$" : ""), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private void Add(string key, string value)
    {
        if (key is "allow" or "disallow" && value.Length > 0)
        {
            _rules.Add((key == "allow", value));
        }
        else if (key == "crawl-delay" && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0)
        {
            Delay = TimeSpan.FromSeconds(Math.Min(seconds, s_longestDelay.TotalSeconds));
        }
    }
}
