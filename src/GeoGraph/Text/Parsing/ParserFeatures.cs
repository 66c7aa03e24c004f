namespace GeoGraph.Text.Parsing;

/// <summary>What the parser looks at: for the next action, and for the relation of an arc.</summary>
/// <remarks>
/// Positions: <c>s0 s1 s2</c> the topmost of the stack, <c>b0 b1 b2</c> the next tokens, <c>l r</c> outermost dependents; <c>h d</c> head and
/// dependent. Atoms: <c>w</c> word, <c>t</c> tag, <c>p x</c> prefix and suffix, <c>f</c> shape, <c>c e</c> fine and coarse class, <c>k</c>
/// relation, <c>v</c> number of dependents, <c>m</c> their relations, <c>d</c> distance, <c>g</c> verbs, marks and conjunctions between.
/// </remarks>
internal static class ParserFeatures
{
    private static readonly string[] ActionAtoms =
    [
        "", "s0.w", "s1.w", "s2.w", "b0.w", "b1.w", "b2.w", "s0.t", "s1.t", "s2.t", "b0.t", "b1.t", "b2.t",
        "s0l.w", "s0r.w", "s1l.w", "s1r.w", "b0l.w", "s0l.t", "s0r.t", "s1l.t", "s1r.t", "b0l.t",
        "s0l.k", "s0r.k", "s1l.k", "s1r.k", "b0l.k", "s0l2.k", "s0r2.k", "s1r2.k", "b0l2.k", "s0r2.t", "s1r2.t", "b0l2.t",
        "s0.v", "s1.v", "b0.v", "s0.m", "s1.m", "b0.m", "s0b0.d", "s1s0.d", "s0b0.g", "s1s0.g",
        "s0.p", "s0.x", "s1.p", "s1.x", "b0.p", "b0.x", "s0.f", "s1.f", "b0.f", "s0.c", "s1.c", "b0.c", "s0.e", "s1.e", "b0.e", "b1.e",
        "s1.gk", "s0-1.t", "s0+1.t", "b3.t", "s2.e", "bias", "b1.c", "s0.y", "s1.y", "b0.y", "b1.y", "s2.y", "ga", "s0.gk", "b0.gk", "s0.gq", "b0.gq",
    ];

    public static readonly FeatureTemplates ActionTemplates = new(0x6163, ActionAtoms,
    [
        "s0.w", "s0.t", "s0.w s0.t", "s1.w", "s1.t", "s1.w s1.t", "*b0.w", "b0.t", "b0.w b0.t", "b1.w", "b1.t", "b1.w b1.t", "b2.t", "b2.w", "s2.w",
        "s0.t b0.t", "b0.t b1.t", "b0.w b1.t", "*b0.t b1.w",
        "s1.t b0.t",
        "s0.t b0.t b1.t", "*s0.t b0.t b1.t b2.t", "s1.t s0.t b0.t b1.t", "s2.t s1.t s0.t", "s2.t s1.t s0.t b0.t", "b0.t b1.t b2.t", "b1.t b2.t b3.t",
        "s0.t b0.t s0l.t", "*s0.t b0.t s0r.t", "s0.t b0.t b0l.t", "s1.t s0.t s1l.t", "s1.t s0.t s1r.t", "s1.t s0.t s0l.t", "s1.t s0.t s0r.t", "*s1.t s1r.t b0.t",
        "s0.t s0b0.d", "b0.t s0b0.d", "s0.w s0b0.d", "b0.w s0b0.d", "s0.t b0.t s0b0.d", "s1.t s0.t s1s0.d", "*s1.t s0.t b0.t s0b0.d", "s1.w s1s0.d", "s0.w s1s0.d",
        "s0.t b0.t s0b0.g", "s1.t s0.t s1s0.g", "*s0.w s0b0.g", "b0.w s0b0.g", "s1.w s1s0.g", "s0.t b0.t s0b0.g s0b0.d", "s1.t s0.t s0b0.g s1s0.g",
        "s0.w s0.v", "s0.t s0.v", "s1.w s1.v", "s1.t s1.v", "*b0.w b0.v", "b0.t b0.v", "*s0.t b0.t s0.v b0.v", "s1.t s0.t s1.v s0.v",
        "s0.t s0.m b0.t", "*s1.t s1.m s0.t", "b0.t b0.m s0.t", "*s0.w s0.m", "b0.w b0.m", "s1.w s1.m", "s1.t s1.m s0.t s0.m", "*s0.t s0.m b0.t b0.m", "s1.m s0.t b0.t",
        "s0.t s0l.w s0l.k", "s0.t s0r.w s0r.k", "*b0.t b0l.w b0l.k", "s1.t s1r.w s1r.k", "s1.t s1l.w s1l.k", "*s0.t s0l.k s0r.k", "s0.t s0l.k s0l2.k", "s0.t s0r.k s0r2.k", "b0.t b0l.k b0l2.k", "*s1.t s0.t s1r.k s1r2.k",
        "s0.t s0r.t s0r2.t", "s1.t s1r.t s1r2.t", "b0.t b0l.t b0l2.t",
        "s0.p s0.x b0.t", "b0.p b0.x s0.t", "s0.f b0.f s0.t b0.t", "*s1.f s0.f s1.t s0.t",
        "s1.t s0l.w s0.t",
        "*s0.e b0.e s0.t b0.t", "*s1.e s0.e s1.t s0.t", "s0.c b0.t", "b0.c s0.t", "s1.c s0.t", "s0.e b0.e b1.e", "s1.t s0.c", "s0.t b0.t b1.c", "s2.e s1.e s0.e",
        "s0-1.t s0.t s0+1.t", "*s0-1.t s0.t b0.t", "s0.t s0+1.t b0.t", "b1.w b1.t b0.t",
        "s0.y", "s1.y", "b0.y", "b1.y", "s0.y b0.y", "s1.y s0.y", "*s0.y b0.y b1.y", "s2.y s1.y s0.y", "s0.y s0.m b0.y", "s1.y s1.m s0.y", "*b0.y b0.m s0.y", "s0.y b0.y s0b0.d", "s1.y s0.y s1s0.d", "s1.y s0.y b0.y b1.y",
    ]);

    public static readonly FeatureTemplates GuidedActionTemplates = new(0x6761, ActionAtoms,
    [
        "ga", "ga s0.t b0.t", "*ga s0.gk b0.gk", "ga s0.gk", "ga b0.gk", "ga s0.gk s0.t s1.t", "ga s0.w", "ga s1.w", "*ga b0.w", "*ga s0.gq b0.gq", "ga s0.gq s0.t b0.t", "*ga b0.gq s0.t b0.t", "*ga s0.gq s1.t s0.t",
        "*ga s0.t b0.t s0b0.d", "ga s1.t s0.t s1s0.d", "ga s0.m s0.t b0.t", "ga s1.t s0.t b0.t", "ga s0.t b0.t b1.t", "*ga s1.gk s0.gk", "*ga s0.gk s0.gq", "*ga b0.gk b0.gq", "ga s0b0.g s0.t b0.t", "ga s1s0.g s1.t s0.t",
    ]);

    private static readonly string[] ArcAtoms =
    [
        "", "d.w", "h.w", "d.t", "h.t", "dir", "d.d", "hd.g", "d-1.t", "d+1.t", "h-1.t", "h+1.t", "d-1.w", "d+1.w", "dl.w", "dl.k", "dr.k", "dr.w", "hl.k", "hr.k",
        "d.m", "h.m", "d.p", "d.x", "h.p", "h.x", "d.p3", "h.p3", "d.s3", "h.s3", "d.f", "h.f", "d.c", "h.c", "d.e", "h.e", "dl.t", "h.v", "bias", "hr.w", "hl.w", "dl.e", "d.y", "h.y", "d.gk", "gs", "d.gq", "h.gk",
    ];

    public static readonly FeatureTemplates ArcTemplates = new(0x6c61, ArcAtoms,
    [
        "bias dir", "d.w dir", "d.t dir", "h.w dir", "h.t dir", "*d.t h.t dir", "d.w h.t dir", "*d.t h.t d.d", "d.t h.t hd.g dir",
        "d.t h.t d-1.t dir", "d.t h.t d+1.t dir", "d.t h.t h-1.t dir", "d.t h.t h+1.t dir", "d-1.w d.t h.t dir", "d+1.w d.t h.t dir", "*d-1.t d+1.t d.t h.t",
        "dl.w d.t h.t dir", "dl.k d.t h.t dir", "dr.k d.t h.t dir", "*dr.w d.t h.t dir", "*hl.k hr.k d.t h.t", "dl.w h.c d.t dir", "dl.w d.c h.t dir", "*dl.e d.e h.e dir",
        "*d.m d.t h.t dir", "h.m d.t h.t dir", "h.m d.w dir", "*h.m d.m h.t d.t", "h.v d.t h.t dir", "h.p h.m d.t h.t", "*d.w d.m dir",
        "h.p h.x d.t dir", "d.p d.x h.t dir", "d.p h.p d.t h.t", "d.f h.f d.t h.t", "*d.s3 d.t h.t dir", "h.s3 d.t h.t dir", "*h.p3 d.t h.t dir", "d.p3 d.t h.t dir", "dl.w h.p d.t h.t", "hr.w d.w dir",
        "d.e h.e d.t h.t", "*d.c h.t dir", "*h.c d.t dir", "d.c d-1.t h.t dir", "h.c h.m d.t dir",
        "d.y h.y dir", "d.w h.y dir", "d.y h.y d.d", "d.m d.y h.y dir", "h.m d.y h.y dir", "*dl.w d.y h.y dir", "d.y h.t dir", "*h.y d.t dir",
    ]);

    public static readonly FeatureTemplates GuidedArcTemplates = new(0x676c, ArcAtoms,
    [
        "*d.gk gs", "d.gk gs d.t h.t", "d.gk gs d.w", "d.gk gs h.w", "*d.gk gs dl.w", "*d.gk gs d.gq", "*d.gk gs h.m", "*d.gk gs h.t d.m", "*h.gk d.gk gs d.t", "d.gk gs h.x",
    ]);

    /// <summary>Most keys that a situation has.</summary>
    public static int MaximumKeys => ActionTemplates.Count + GuidedActionTemplates.Count;

    /// <summary>The keys for the next action, for training.</summary>
    /// <returns>How many.</returns>
    public static int FillAction(ParseBuffer b, Configuration z, Span<ulong> keys, bool guided)
    {
        Span<ulong> a = stackalloc ulong[FeatureTemplates.MaximumAtoms];
        ReadAction(b, z, a, guided);
        return Fill(a, keys, ActionTemplates, GuidedActionTemplates, guided);
    }

    /// <summary>The keys for the relation of an arc, for training.</summary>
    /// <returns>How many.</returns>
    public static int FillArc(ParseBuffer b, Configuration z, int h, int d, Span<ulong> keys, bool guided)
    {
        Span<ulong> a = stackalloc ulong[FeatureTemplates.MaximumAtoms];
        ReadArc(b, z, h, d, a, guided);
        return Fill(a, keys, ArcTemplates, GuidedArcTemplates, guided);
    }

    /// <summary>The atoms for the next action.</summary>
    public static void ReadAction(ParseBuffer b, Configuration z, Span<ulong> a, bool guided)
    {
        var end = b.Count + 1;
        int s0 = z.Top(0), s1 = z.Top(1), s2 = z.Top(2), b0 = z.Next, b1 = b0 < end ? b0 + 1 : 0, b2 = b0 + 1 < end ? b0 + 2 : 0, b3 = b0 + 2 < end ? b0 + 3 : 0;
        int s0l = z.Left1[s0], s0r = z.Right1[s0], s1l = z.Left1[s1], s1r = z.Right1[s1], b0l = z.Left1[b0];
        int s0l2 = z.Left2[s0], s0r2 = z.Right2[s0], s1r2 = z.Right2[s1], b0l2 = z.Left2[b0];
        var (w, t) = (b.Word, b.Tag);
        a[0] = 0;
        a[1] = w[s0];
        a[2] = w[s1];
        a[3] = w[s2];
        a[4] = w[b0];
        a[5] = w[b1];
        a[6] = w[b2];
        a[7] = (ulong)t[s0] + 1;
        a[8] = (ulong)t[s1] + 1;
        a[9] = (ulong)t[s2] + 1;
        a[10] = (ulong)t[b0] + 1;
        a[11] = (ulong)t[b1] + 1;
        a[12] = (ulong)t[b2] + 1;
        a[13] = w[s0l];
        a[14] = w[s0r];
        a[15] = w[s1l];
        a[16] = w[s1r];
        a[17] = w[b0l];
        a[18] = (ulong)t[s0l] + 1;
        a[19] = (ulong)t[s0r] + 1;
        a[20] = (ulong)t[s1l] + 1;
        a[21] = (ulong)t[s1r] + 1;
        a[22] = (ulong)t[b0l] + 1;
        a[23] = (ulong)z.Relation[s0l] + 1;
        a[24] = (ulong)z.Relation[s0r] + 1;
        a[25] = (ulong)z.Relation[s1l] + 1;
        a[26] = (ulong)z.Relation[s1r] + 1;
        a[27] = (ulong)z.Relation[b0l] + 1;
        a[28] = (ulong)z.Relation[s0l2] + 1;
        a[29] = (ulong)z.Relation[s0r2] + 1;
        a[30] = (ulong)z.Relation[s1r2] + 1;
        a[31] = (ulong)z.Relation[b0l2] + 1;
        a[32] = (ulong)t[s0r2] + 1;
        a[33] = (ulong)t[s1r2] + 1;
        a[34] = (ulong)t[b0l2] + 1;
        a[35] = Valency(z, s0);
        a[36] = Valency(z, s1);
        a[37] = (ulong)Math.Min(z.LeftCount[b0], 3) + 1;
        a[38] = z.Dependents[s0] + 1;
        a[39] = z.Dependents[s1] + 1;
        a[40] = z.Dependents[b0] + 1;
        a[41] = Distance(b0 - s0);
        a[42] = Distance(s0 - s1);
        a[43] = Between(b, s0, b0);
        a[44] = Between(b, s1, s0);
        a[45] = b.Prefix2[s0];
        a[46] = b.Suffix2[s0];
        a[47] = b.Prefix2[s1];
        a[48] = b.Suffix2[s1];
        a[49] = b.Prefix2[b0];
        a[50] = b.Suffix2[b0];
        a[51] = b.Shape[s0];
        a[52] = b.Shape[s1];
        a[53] = b.Shape[b0];
        a[54] = b.Cluster[s0] + 1;
        a[55] = b.Cluster[s1] + 1;
        a[56] = b.Cluster[b0] + 1;
        a[57] = b.CoarseCluster[s0] + 1;
        a[58] = b.CoarseCluster[s1] + 1;
        a[59] = b.CoarseCluster[b0] + 1;
        a[60] = b.CoarseCluster[b1] + 1;
        a[62] = (ulong)t[Math.Max(s0 - 1, 0)] + 1;
        a[63] = (ulong)t[Math.Min(s0 + 1, end)] + 1;
        a[64] = (ulong)t[b3] + 1;
        a[65] = b.CoarseCluster[s2] + 1;
        a[66] = 1;
        a[67] = b.Cluster[b1] + 1;
        a[68] = (ulong)b.FineTag[s0] + 1;
        a[69] = (ulong)b.FineTag[s1] + 1;
        a[70] = (ulong)b.FineTag[b0] + 1;
        a[71] = (ulong)b.FineTag[b1] + 1;
        a[72] = (ulong)b.FineTag[s2] + 1;
        if (!guided)
        {
            return;
        }

        var gh = b.GuideHead;
        a[73] = 1 | (gh[s0] == b0 ? 2UL : 0) | (gh[s0] == s1 && s1 != 0 ? 4UL : 0) | (gh[s0] > b0 ? 8UL : 0) | (gh[b0] == s0 && s0 != 0 ? 16UL : 0) | (gh[b0] < s0 && gh[b0] > 0 ? 32UL : 0) | (gh[b0] > b0 ? 64UL : 0)
            | (b.GuideLast[s0] >= b0 ? 128UL : 0) | (b.GuideFirst[b0] < s0 ? 256UL : 0) | (gh[s0] < s1 ? 512UL : 0);
        a[74] = (ulong)b.GuideRelation[s0] + 1;
        a[75] = (ulong)b.GuideRelation[b0] + 1;
        a[76] = (ulong)b.GuideConfidence[s0] + 1;
        a[77] = (ulong)b.GuideConfidence[b0] + 1;
        a[61] = (ulong)b.GuideRelation[s1] + 1;
    }

    /// <summary>The atoms for the relation of an arc.</summary>
    public static void ReadArc(ParseBuffer b, Configuration z, int h, int d, Span<ulong> a, bool guided)
    {
        var end = b.Count + 1;
        var (w, t) = (b.Word, b.Tag);
        int dl = z.Left1[d], dr = z.Right1[d], hl = z.Left1[h], hr = z.Right1[h], hn = Math.Min(h + 1, end);
        var dir = h > d ? 1UL : 2UL;
        a[0] = 0;
        a[1] = w[d];
        a[2] = w[h];
        a[3] = (ulong)t[d] + 1;
        a[4] = (ulong)t[h] + 1;
        a[5] = dir;
        a[6] = (dir << 8) | Distance(Math.Abs(h - d));
        a[7] = Between(b, Math.Min(h, d), Math.Max(h, d));
        a[8] = (ulong)t[d - 1] + 1;
        a[9] = (ulong)t[d + 1] + 1;
        a[10] = (ulong)t[h - 1] + 1;
        a[11] = (ulong)t[hn] + 1;
        a[12] = w[d - 1];
        a[13] = w[d + 1];
        a[14] = w[dl];
        a[15] = (ulong)z.Relation[dl] + 1;
        a[16] = (ulong)z.Relation[dr] + 1;
        a[17] = w[dr];
        a[18] = (ulong)z.Relation[hl] + 1;
        a[19] = (ulong)z.Relation[hr] + 1;
        a[20] = z.Dependents[d] + 1;
        a[21] = z.Dependents[h] + 1;
        a[22] = b.Prefix2[d];
        a[23] = b.Suffix2[d];
        a[24] = b.Prefix2[h];
        a[25] = b.Suffix2[h];
        a[26] = b.Prefix3[d];
        a[27] = b.Prefix3[h];
        a[28] = b.Suffix3[d];
        a[29] = b.Suffix3[h];
        a[30] = b.Shape[d];
        a[31] = b.Shape[h];
        a[32] = b.Cluster[d] + 1;
        a[33] = b.Cluster[h] + 1;
        a[34] = b.CoarseCluster[d] + 1;
        a[35] = b.CoarseCluster[h] + 1;
        a[36] = (ulong)t[dl] + 1;
        a[37] = Valency(z, h);
        a[38] = 1;
        a[39] = w[hr];
        a[40] = w[hl];
        a[41] = b.CoarseCluster[dl] + 1;
        a[42] = (ulong)b.FineTag[d] + 1;
        a[43] = (ulong)b.FineTag[h] + 1;
        if (!guided)
        {
            return;
        }

        a[44] = (ulong)b.GuideRelation[d] + 1;
        a[45] = b.GuideHead[d] == h ? 1UL : 2UL;
        a[46] = (ulong)b.GuideConfidence[d] + 1;
        a[47] = (ulong)b.GuideRelation[h] + 1;
    }

    private static int Fill(ReadOnlySpan<ulong> atoms, Span<ulong> keys, FeatureTemplates templates, FeatureTemplates more, bool guided)
    {
        templates.Fill(atoms, keys);
        if (guided)
        {
            more.Fill(atoms, keys[templates.Count..]);
        }

        return templates.Count + (guided ? more.Count : 0);
    }

    private static ulong Valency(Configuration z, int i) => (ulong)((Math.Min(z.LeftCount[i], 3) * 4) + Math.Min(z.RightCount[i], 3) + 1);

    public static ulong Distance(int d) => d switch { <= 4 => (ulong)Math.Max(d, 0) + 1, <= 6 => 6, <= 10 => 7, _ => 8 };

    /// <summary>How many verbs, marks, and conjunctions stand between two tokens, each counted up to 2.</summary>
    public static ulong Between(ParseBuffer b, int left, int right)
    {
        var d = b.Marks[Math.Max(right - 1, left)] - b.Marks[left];
        return Math.Min(d & 0xffff, 2) + (Math.Min((d >> 16) & 0xffff, 2) * 3) + (Math.Min((d >> 32) & 0xffff, 2) * 9) + (Math.Min(d >> 48, 1) * 27) + 1;
    }
}
