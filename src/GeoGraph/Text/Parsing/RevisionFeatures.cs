using System.Runtime.CompilerServices;

namespace GeoGraph.Text.Parsing;

/// <summary>What the reviser looks at: a token of a finished tree and a head it may have.</summary>
/// <remarks>
/// Positions: <c>d h</c> the token and the possible head, <c>p</c> the head it has, <c>i o</c> the dependents of <c>h</c> nearest to <c>d</c>,
/// between the two and beyond, <c>l</c> outermost left dependents. Atoms as in <see cref="ParserFeatures"/>; also <c>way</c> how <c>h</c> lies in
/// the tree from <c>p</c>, <c>src</c> which of the parsers chose it, <c>q</c> how sure the parser was, <c>gq</c> how sure the guide was.
/// </remarks>
internal static class RevisionFeatures
{
    /// <summary>Most heads a token may choose from.</summary>
    public const int MaximumCandidates = 8;

    private static readonly string[] Atoms =
    [
        "", "d.w", "h.w", "d.t", "h.t", "dir", "dist", "hd.g", "d-1.t", "d+1.t", "d.y", "h.y", "d.c", "h.c", "d.e", "h.e", "d.p", "d.x", "h.p", "h.x",
        "src", "d.q", "d.gq", "way", "d.k", "d.gk", "d.m", "h.m", "h.k", "hh.t", "i.k", "i.t", "i.w", "o.k", "o.t", "dl.w", "hl.w", "h-1.t", "h+1.t",
        "same", "h.v", "p.t", "p.w", "p.e", "gsk", "h.q", "agree",
    ];

    public static readonly FeatureTemplates Templates = new(0x7276, Atoms,
    [
        "src", "src d.q", "src d.q d.gq", "src way", "way", "way d.q", "src d.k", "src d.k d.q", "src d.gk d.gq", "src d.k d.gk", "src d.t h.t dir", "src d.w", "src h.w", "src d.k d.t h.t", "src dist",
        "d.t h.t dir", "d.w h.t dir", "h.w d.t dir", "d.t h.t dist", "d.t h.t hd.g dir", "d.y h.y dir", "d.c h.c", "d.c h.t dir", "h.c d.t dir", "d.e h.e d.t h.t", "d.w h.w",
        "d.k d.t h.t dir", "d.k h.y dir", "d.k h.w", "d.k h.c", "d.k d.w h.t", "d.k dist", "d.k hd.g dir", "d.k h.m dir", "d.k same h.t dir", "d.k h.k h.t dir", "d.k h.k hh.t h.t",
        "d.k i.k h.t dir", "d.k i.t h.t dir", "i.w d.t h.t dir", "i.k i.t d.t h.t", "o.k d.t h.t dir", "d.k o.k h.t", "h.m d.t h.t dir", "h.m d.m d.t h.t",
        "dl.w h.t d.t dir", "dl.w h.w", "dl.w h.c", "dl.w h.y dist", "d.k d.m h.t dir", "hh.t h.t d.t dir", "h.k h.t d.t dir", "h-1.t h+1.t h.t d.t", "d-1.t d+1.t d.t h.t", "hl.w h.t d.t dir", "hl.w dl.w h.t", "h.p h.x d.t dir", "d.p d.x h.t dir",
        "way d.t h.t", "way d.k h.t", "way d.k d.w", "way d.k h.k", "way d.t h.t p.t", "way d.k h.t p.t", "way p.w d.t", "way h.w d.t", "way d.k dist", "way dl.w h.t p.t", "way hd.g d.k", "p.e h.e d.k way", "way d.gk d.gq", "way h.m d.k", "d.k h.v h.t dir", "way i.k d.k",
        "gsk way d.k h.t", "gsk way d.k", "way h.q d.q", "way h.q d.k", "src h.q d.q", "way h.q d.gq", "src way h.q", "way h.q h.t d.t", "agree way", "agree src d.q", "agree way h.q", "agree way d.k",
    ]);

    /// <summary>Writes the head a token has and others it may have: near in the tree, not below it, and crossing no arc.</summary>
    /// <returns>How many: 1 when there is no other.</returns>
    public static int Candidates(ParseBuffer b, Configuration z, int d, Span<int> candidates)
    {
        var (root, p, g) = (b.Count + 1, z.Head[d], b.GuideHead[d]);
        candidates[0] = p;
        var count = 1;
        if (p == root)
        {
            return count;
        }

        Add(g, candidates);
        var up = z.Head[p];
        for (var k = 0; k < 3 && up != root; k++)
        {
            Add(up, candidates);
            up = z.Head[up];
        }

        if (g > 0 && g != root)
        {
            Add(z.Head[g], candidates);
        }

        // The dependents of the head around the token, and what hangs from the one between them on the near side.
        var (inner, outer) = Neighbours(z, p, d);
        Add(inner, candidates);
        Add(outer, candidates);
        for (var k = 0; k < 3 && inner > 0; k++)
        {
            inner = Nearest(z, inner, p < d ? inner + 1 : p + 1, p < d ? d - 1 : inner - 1, p < d);
            Add(inner, candidates);
        }

        return count;

        void Add(int head, Span<int> candidates)
        {
            if (head > 0 && head != root && head != d && count < MaximumCandidates && !candidates[..count].Contains(head) && !IsAbove(z, d, head) && !Crosses(z, d, head))
            {
                candidates[count++] = head;
            }
        }
    }

    [SkipLocalsInit]
    public static void Fill(ParseBuffer b, Configuration z, ReadOnlySpan<float> confidence, ReadOnlySpan<ulong> groups, int d, int h, Span<ulong> keys)
    {
        Span<ulong> a = stackalloc ulong[FeatureTemplates.MaximumAtoms];
        int end = b.Count + 1, p = z.Head[d], hh = z.Head[h];
        var (w, t) = (b.Word, b.Tag);
        var (inner, outer) = Neighbours(z, h, d);
        ulong own = 0, others = 0, same = 1;
        int dl = 0, hl = 0, count = 0;
        for (var k = 1; k < end; k++)
        {
            if (z.Head[k] == d)
            {
                own |= groups[z.Relation[k] - 1];
                dl = dl == 0 && k < d ? k : dl;
            }
            else if (z.Head[k] == h && k != d)
            {
                others |= groups[z.Relation[k] - 1];
                hl = hl == 0 && k < h ? k : hl;
                same = z.Relation[k] == z.Relation[d] ? 2 : same;
                count++;
            }
        }

        var dir = h < d ? 1UL : 2UL;
        a[0] = 0;
        a[1] = w[d];
        a[2] = w[h];
        a[3] = (ulong)t[d] + 1;
        a[4] = (ulong)t[h] + 1;
        a[5] = dir;
        a[6] = (dir << 8) | ParserFeatures.Distance(Math.Abs(h - d));
        a[7] = ParserFeatures.Between(b, Math.Min(h, d), Math.Max(h, d));
        a[8] = (ulong)t[d - 1] + 1;
        a[9] = (ulong)t[d + 1] + 1;
        a[10] = (ulong)b.FineTag[d] + 1;
        a[11] = (ulong)b.FineTag[h] + 1;
        a[12] = b.Cluster[d] + 1;
        a[13] = b.Cluster[h] + 1;
        a[14] = b.CoarseCluster[d] + 1;
        a[15] = b.CoarseCluster[h] + 1;
        a[16] = b.Prefix2[d];
        a[17] = b.Suffix2[d];
        a[18] = b.Prefix2[h];
        a[19] = b.Suffix2[h];
        a[20] = 1 | (h == p ? 2UL : 0) | (h == b.GuideHead[d] ? 4UL : 0) | (p == b.GuideHead[d] ? 8UL : 0);
        a[21] = (ulong)ParseBuffer.Steps(confidence[d]) + 1;
        a[22] = (ulong)b.GuideConfidence[d] + 1;
        a[23] = (Way(z, p, h, end) << 2) | dir;
        a[24] = (ulong)z.Relation[d];
        a[25] = (ulong)b.GuideRelation[d];
        a[26] = own + 1;
        a[27] = others + 1;
        a[28] = (ulong)z.Relation[h] + 1;
        a[29] = (ulong)t[hh] + 1;
        a[30] = (ulong)z.Relation[inner] + 1;
        a[31] = (ulong)t[inner] + 1;
        a[32] = w[inner];
        a[33] = (ulong)z.Relation[outer] + 1;
        a[34] = (ulong)t[outer] + 1;
        a[35] = w[dl];
        a[36] = w[hl];
        a[37] = (ulong)t[h - 1] + 1;
        a[38] = (ulong)t[h + 1] + 1;
        a[39] = same;
        a[40] = (ulong)Math.Min(count, 4) + 1;
        a[41] = (ulong)t[p] + 1;
        a[42] = w[p];
        a[43] = b.CoarseCluster[p] + 1;
        a[44] = h == b.GuideHead[d] ? (ulong)b.GuideRelation[d] + 1 : 1;
        a[45] = (ulong)ParseBuffer.Steps(confidence[h]) + 1;
        a[46] = 1 | (b.GuideHead[h] == hh ? 2UL : 0) | (b.GuideHead[p] == z.Head[p] ? 4UL : 0) | (b.GuideHead[h] == d ? 8UL : 0);
        Templates.Fill(a, keys);
    }

    /// <summary>How a possible head lies in the tree from the head there is.</summary>
    private static ulong Way(Configuration z, int p, int h, int root)
    {
        int up = z.Head[p], upUp = up == root ? 0 : z.Head[up];
        return h == p ? 1UL : h == up ? 2UL : z.Head[h] == p ? 3UL : z.Head[h] == up ? 4UL : h == upUp ? 5UL : IsAbove(z, p, h) ? 6UL : IsAbove(z, h, p) ? 7UL : 8UL;
    }

    /// <summary>Whether a token is on the way from another to the root.</summary>
    private static bool IsAbove(Configuration z, int above, int i)
    {
        while (i <= z.Count && i != above)
        {
            i = z.Head[i];
        }

        return i == above;
    }

    /// <summary>Whether the arc would cross another one.</summary>
    private static bool Crosses(Configuration z, int d, int h)
    {
        var (low, high) = (Math.Min(d, h), Math.Max(d, h));
        for (var k = low + 1; k < high; k++)
        {
            if (z.Head[k] < low || z.Head[k] > high)
            {
                return true;
            }
        }

        for (var k = 1; k <= z.Count; k++)
        {
            if ((k < low || k > high) && z.Head[k] > low && z.Head[k] < high)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The dependents of a head nearest to a token: between them, and beyond the token; 0 for none.</summary>
    private static (int Inner, int Outer) Neighbours(Configuration z, int h, int d)
    {
        int before = Nearest(z, h, h < d ? h + 1 : 1, d - 1, true), after = Nearest(z, h, d + 1, h < d ? z.Count : h - 1, false);
        return h < d ? (before, after) : (after, before);
    }

    /// <summary>The last or first dependent of a head among some tokens; 0 for none.</summary>
    private static int Nearest(Configuration z, int h, int from, int to, bool last)
    {
        for (var k = last ? to : from; last ? k >= from : k <= to; k += last ? -1 : 1)
        {
            if (z.Head[k] == h)
            {
                return k;
            }
        }

        return 0;
    }
}
