namespace GeoGraph.Text.Parsing;

/// <summary>What the tagger looks at: the word, its affixes, shape and classes, its neighbours, and the two tags before it.</summary>
internal static class TaggerFeatures
{
    private static readonly string[] Atoms =
    [
        "", "w", "w-1", "w-2", "w+1", "w+2", "s1", "s2", "s3", "s4", "p2", "p3", "h", "h-1", "h+1", "s2-1", "s3-1", "s3+1", "s2+1", "p2+1",
        "c", "c-1", "c+1", "e", "e-1", "e+1", "m", "m-1", "m+1", "m+2", "t-1", "t-2", "first", "h+2", "bias", "u", "u-1", "u+1", "u+2", "u-2",
    ];

    public static readonly FeatureTemplates Templates = new(0x7461, Atoms,
    [
        "bias", "w", "w-1", "w+1", "w-2", "w+2", "s1", "s2", "*s3", "s4", "p2", "*p3", "*p2 s2", "p3 s3", "*h first", "*h-1 h h+1",
        "*h s3", "h p3", "*h e", "s3-1", "*s3+1", "p2+1", "h+1", "t-1", "*t-1 t-2", "t-1 p2", "*t-1 m", "t-1 t-2 m", "t-1 m+1",
        "*m m+1", "m+1 m+2", "m m+1 m+2", "*m-1 m m+1", "m+1 h", "t-1 m m+1", "c", "e", "e t-1", "*c-1", "c+1", "*e e+1", "*c t-1", "c m+1", "w h", "first w", "h h+1 h+2",
    ]);

    /// <summary>What the name recogniser looks at: the same and the universal tags around (<c>u</c>).</summary>
    public static readonly FeatureTemplates NameTemplates = new(0x6e61, Atoms,
    [
        "bias", "w", "w-1", "w+1", "w-2", "w+2", "w w-1", "w w+1", "w-1 w+1", "s2", "s3", "s4", "p2", "p3", "p3 s3", "h first", "h-1 h h+1", "h h+1", "h-1 h", "h s3", "h e", "h p3", "t-1 s3", "s3+1", "h+1",
        "t-1", "t-1 t-2", "t-1 w", "t-1 h", "t-1 h h+1", "t-1 w+1", "t-1 w-1", "t-1 t-2 h", "t-1 m", "m", "m-1", "m+1", "m m+1", "t-1 m m+1", "w-1 h", "w+1 h", "w-1 h h+1", "w-2 w-1 h", "w+1 w+2 h",
        "c", "e", "c-1", "c+1", "e-1 e e+1", "e e+1", "e-1 e", "c-1 h", "c+1 h", "c h", "t-1 c", "t-1 e", "t-1 e e+1", "u", "u-1", "u+1", "u-1 u u+1", "u u+1", "u-1 u", "u h", "t-1 u", "t-1 u u+1", "u-2 u-1 u", "u u+1 u+2", "t-1 t-2 u", "u-1 w", "w-1 u", "w u", "e-1 u", "c-1 u h",
    ]);

    /// <summary>The keys of a token, for training.</summary>
    /// <param name="before">Tag of the token before, from 1; 0 at the start.</param>
    /// <param name="secondBefore">Tag of the token before that.</param>
    public static void Fill(ParseBuffer b, int i, int before, int secondBefore, Span<ulong> keys)
    {
        Span<ulong> a = stackalloc ulong[FeatureTemplates.MaximumAtoms];
        Read(b, i, before, secondBefore, a);
        Templates.Fill(a, keys);
    }

    /// <summary>The same for names; the buffer is tagged.</summary>
    public static void FillName(ParseBuffer b, int i, int before, int secondBefore, Span<ulong> keys)
    {
        Span<ulong> a = stackalloc ulong[FeatureTemplates.MaximumAtoms];
        Read(b, i, before, secondBefore, a);
        var end = b.Count + 1;
        a[35] = (ulong)b.Tag[i] + 1;
        a[36] = (ulong)b.Tag[i - 1] + 1;
        a[37] = (ulong)b.Tag[Math.Min(i + 1, end)] + 1;
        a[38] = (ulong)b.Tag[Math.Min(i + 2, end)] + 1;
        a[39] = (ulong)b.Tag[Math.Max(i - 2, 0)] + 1;
        NameTemplates.Fill(a, keys);
    }

    /// <summary>The atoms of a token; parameters as in <see cref="Fill"/>.</summary>
    public static void Read(ParseBuffer b, int i, int before, int secondBefore, Span<ulong> a)
    {
        var end = b.Count + 1;
        var i1 = Math.Min(i + 1, end);
        var i2 = Math.Min(i + 2, end);
        var j2 = Math.Max(i - 2, 0);
        a[0] = 0;
        a[1] = b.Word[i];
        a[2] = b.Word[i - 1];
        a[3] = b.Word[j2];
        a[4] = b.Word[i1];
        a[5] = b.Word[i2];
        a[6] = b.Suffix1[i];
        a[7] = b.Suffix2[i];
        a[8] = b.Suffix3[i];
        a[9] = b.Suffix4[i];
        a[10] = b.Prefix2[i];
        a[11] = b.Prefix3[i];
        a[12] = b.Shape[i];
        a[13] = b.Shape[i - 1];
        a[14] = b.Shape[i1];
        a[15] = b.Suffix2[i - 1];
        a[16] = b.Suffix3[i - 1];
        a[17] = b.Suffix3[i1];
        a[18] = b.Suffix2[i1];
        a[19] = b.Prefix2[i1];
        a[20] = b.Cluster[i];
        a[21] = b.Cluster[i - 1];
        a[22] = b.Cluster[i1];
        a[23] = b.CoarseCluster[i];
        a[24] = b.CoarseCluster[i - 1];
        a[25] = b.CoarseCluster[i1];
        a[26] = b.LikelyTag[i];
        a[27] = b.LikelyTag[i - 1];
        a[28] = b.LikelyTag[i1];
        a[29] = b.LikelyTag[i2];
        a[30] = (ulong)before;
        a[31] = (ulong)secondBefore;
        a[32] = i == 1 ? 1UL : 2UL;
        a[33] = b.Shape[i2];
        a[34] = 1;
    }
}
