namespace GeoGraph.Graph;

/// <summary>How many letters have to be put in, left out or exchanged to make one text of another (Levenshtein 1965).</summary>
public static class EditDistance
{
    /// <param name="most">What is farther need not be told exactly: any number above it.</param>
    public static int Of(string a, string b, int most = int.MaxValue)
    {
        if (Math.Abs(a.Length - b.Length) > most)
        {
            return most + 1;
        }

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (diagonal, least) = (row[0], row[0] = i);
            for (var j = 1; j <= b.Length; j++)
            {
                var substitute = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitute, Math.Min(row[j], row[j - 1]) + 1);
                least = Math.Min(least, row[j]);
            }

            if (least > most)
            {
                return least;
            }
        }

        return row[b.Length];
    }
}
