namespace GeoGraph.Cli.Terminal;

/// <summary>Finds the word that somebody who misspelt one meant.</summary>
public static class Nearest
{
    /// <summary>The word fewest letters away, if they are few for its length; the first of equals; null when none is near.</summary>
    public static string? To(string typed, IEnumerable<string> words) => words
        .Select(w => (Word: w, Distance: w.StartsWith(typed, StringComparison.OrdinalIgnoreCase) && typed.Length > 1 ? 1 : Distance(typed, w)))
        .Where(w => w.Distance <= Math.Max(1, Math.Min(typed.Length, w.Word.Length) / 3))
        .OrderBy(w => w.Distance).ThenBy(w => w.Word, StringComparer.Ordinal)
        .Select(w => w.Word).FirstOrDefault();

    /// <summary><c>; did you mean 'build'?</c>, or nothing when no word is near.</summary>
    public static string Hint(string typed, IEnumerable<string> words) => To(typed, words) is { } word ? $"; did you mean '{word}'?" : "";

    /// <summary>How many letters differ, counting two that changed places as one; letter case does not matter (Damerau–Levenshtein, optimal string alignment).</summary>
    public static int Distance(string left, string right)
    {
        var (a, b) = (left.ToLowerInvariant(), right.ToLowerInvariant());
        var distance = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    distance[i, j] = i + j;
                    continue;
                }

                var change = distance[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                distance[i, j] = Math.Min(change, 1 + Math.Min(distance[i - 1, j], distance[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    distance[i, j] = Math.Min(distance[i, j], distance[i - 2, j - 2] + 1);
                }
            }
        }

        return distance[a.Length, b.Length];
    }
}
