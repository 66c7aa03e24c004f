namespace GeoGraph.Training;

/// <summary>How many things a treebank has, how many were found, and how many of those are the same.</summary>
public readonly record struct MatchScore(int Gold, int Found, int Same)
{
    /// <summary>Share of what was found that is right, in [0, 1]; 1 when nothing was found.</summary>
    public double Precision => Found == 0 ? 1 : (double)Same / Found;

    /// <summary>Share of what the treebank has that was found, in [0, 1]; 1 when it has nothing.</summary>
    public double Recall => Gold == 0 ? 1 : (double)Same / Gold;

    /// <summary>Harmonic mean of precision and recall, in [0, 1].</summary>
    public double F1 => Gold + Found == 0 ? 1 : 2.0 * Same / (Gold + Found);

    public static MatchScore operator +(MatchScore a, MatchScore b) => new(a.Gold + b.Gold, a.Found + b.Found, a.Same + b.Same);
}
