using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.FileSystemGlobbing;

namespace GeoGraph.Reading;

/// <summary>The files that fit a pattern: <c>*</c> any letters of a name, <c>?</c> one, <c>**</c> any folders.</summary>
internal static class Glob
{
    public static bool IsPattern(string input) => input.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>Sorted (ordinal).</summary>
    public static IEnumerable<string> Files(string pattern)
    {
        var root = Path.IsPathRooted(pattern) ? Path.GetPathRoot(pattern)! : ".";
        var inside = Path.GetRelativePath(root, pattern).Replace('\\', '/');
        var matcher = new Matcher(StringComparison.Ordinal);
        // The library knows no '?': what it finds for '*' is looked at again.
        matcher.AddInclude(inside.Replace('?', '*'));
        var exact = inside.Contains('?', StringComparison.Ordinal) ? Exact(inside) : null;
        return matcher.GetResultsInFullPath(root)
            .Where(f => exact is null || exact.IsMatch(Path.GetRelativePath(root, f).Replace('\\', '/')))
            .Order(StringComparer.Ordinal);
    }

    private static Regex Exact(string pattern)
    {
        var regex = new StringBuilder("^");
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern.AsSpan(i).StartsWith("**/", StringComparison.Ordinal))
            {
                regex.Append("(?:.*/)?");
                i += 2;
            }
            else
            {
                regex.Append(pattern[i] switch { '*' => "[^/]*", '?' => "[^/]", var c => Regex.Escape(c.ToString()) });
            }
        }

        return new Regex(regex.Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline);
    }
}
