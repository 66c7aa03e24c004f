namespace GeoGraph.Analysis;

/// <summary>A graph whose vertices stand for groups of vertices: one level of the Leiden algorithm.</summary>
/// <remarks>A vertex's strength counts the weight inside its group twice, so that modularity is that of the groups.</remarks>
internal sealed class LeidenLevel
{
    private const double Least = 1e-12;

    private readonly int[] _rows;
    private readonly int[] _neighbours;
    private readonly double[] _weights;
    private readonly double[] _strengths;

    /// <summary>Resolution over the sum of all strengths: what two units of strength cost each other in one community.</summary>
    private readonly double _cost;

    private LeidenLevel(int[] rows, int[] neighbours, double[] weights, double[] strengths, double cost)
    {
        (_rows, _neighbours, _weights, _strengths, _cost) = (rows, neighbours, weights, strengths, cost);
    }

    public int Count => _strengths.Length;

    public static LeidenLevel Of(CompactGraph graph, double resolution) =>
        new(graph.Rows, graph.Neighbours, graph.Weights, graph.Strengths, resolution / Math.Max(graph.Strengths.Sum(), double.Epsilon));

    /// <summary>Moves each vertex to the neighbouring community that gains most, until none gains; numbered from 0 without gaps.</summary>
    public int[] Move(int[] start, Draws random)
    {
        var community = (int[])start.Clone();
        var total = new double[Count + 1];
        var size = new int[Count + 1];
        for (var v = 0; v < Count; v++)
        {
            total[community[v]] += _strengths[v];
            size[community[v]]++;
        }

        var empty = new Stack<int>(Enumerable.Range(0, Count).Reverse().Where(c => size[c] == 0));
        var order = Enumerable.Range(0, Count).ToArray();
        random.Shuffle(order);
        var queue = new Queue<int>(order);
        var waits = new bool[Count];
        Array.Fill(waits, true);
        var weight = new double[Count + 1];
        var near = new List<int>();
        while (queue.TryDequeue(out var v))
        {
            waits[v] = false;
            var here = community[v];
            Gather(v, community, weight, near);
            total[here] -= _strengths[v];
            var (best, gain) = (here, weight[here] - (_cost * _strengths[v] * total[here]));
            foreach (var c in near)
            {
                var other = weight[c] - (_cost * _strengths[v] * total[c]);
                if (other > gain + Least)
                {
                    (best, gain) = (c, other);
                }
            }

            if (gain < -Least && size[here] > 1)
            {
                best = empty.Pop();
            }

            Clear(weight, near);
            total[best] += _strengths[v];
            if (best == here)
            {
                continue;
            }

            community[v] = best;
            size[best]++;
            if (--size[here] == 0)
            {
                empty.Push(here);
            }

            for (var i = _rows[v]; i < _rows[v + 1]; i++)
            {
                var u = _neighbours[i];
                if (!waits[u] && community[u] != best)
                {
                    waits[u] = true;
                    queue.Enqueue(u);
                }
            }
        }

        return Communities.Numbered(community);
    }

    /// <summary>
    /// Splits every community into well-connected parts: vertices alone join a part of their community that is well connected to the rest of it and gains most.
    /// </summary>
    public int[] Refine(int[] community, Draws random)
    {
        var part = Enumerable.Range(0, Count).ToArray();
        var total = (double[])_strengths.Clone();
        var all = new double[Count];
        var alone = new bool[Count];
        Array.Fill(alone, true);

        // Weight from each part to the rest of its community.
        var outward = new double[Count];
        for (var v = 0; v < Count; v++)
        {
            all[community[v]] += _strengths[v];
            for (var i = _rows[v]; i < _rows[v + 1]; i++)
            {
                outward[v] += community[_neighbours[i]] == community[v] ? _weights[i] : 0;
            }
        }

        bool WellConnected(int p, int c) => outward[p] >= (_cost * total[p] * (all[c] - total[p])) - Least;
        var order = Enumerable.Range(0, Count).ToArray();
        random.Shuffle(order);
        var weight = new double[Count];
        var near = new List<int>();
        foreach (var v in order)
        {
            var c = community[v];
            if (!alone[v] || !WellConnected(v, c))
            {
                continue;
            }

            for (var i = _rows[v]; i < _rows[v + 1]; i++)
            {
                if (community[_neighbours[i]] == c)
                {
                    Add(part[_neighbours[i]], _weights[i], weight, near);
                }
            }

            var (best, gain) = (v, 0.0);
            foreach (var p in near)
            {
                var other = weight[p] - (_cost * _strengths[v] * total[p]);
                if (p != v && other > gain + Least && WellConnected(p, c))
                {
                    (best, gain) = (p, other);
                }
            }

            if (best != v)
            {
                outward[best] += outward[v] - (2 * weight[best]);
                total[best] += _strengths[v];
                part[v] = best;
                alone[best] = false;
            }

            Clear(weight, near);
        }

        return Communities.Numbered(part);
    }

    /// <summary>The level whose vertices are the parts of this one.</summary>
    public LeidenLevel Merge(int[] part, int parts)
    {
        var strengths = new double[parts];
        var members = new int[parts + 1];
        for (var v = 0; v < Count; v++)
        {
            strengths[part[v]] += _strengths[v];
            members[part[v] + 1]++;
        }

        for (var p = 0; p < parts; p++)
        {
            members[p + 1] += members[p];
        }

        var (order, place) = (new int[Count], members.ToArray());
        for (var v = 0; v < Count; v++)
        {
            order[place[part[v]]++] = v;
        }

        var rows = new int[parts + 1];
        var neighbours = new List<int>();
        var weights = new List<double>();
        var weight = new double[parts];
        var near = new List<int>();
        for (var p = 0; p < parts; p++)
        {
            foreach (var v in order.AsSpan(members[p], members[p + 1] - members[p]))
            {
                for (var i = _rows[v]; i < _rows[v + 1]; i++)
                {
                    if (part[_neighbours[i]] != p)
                    {
                        Add(part[_neighbours[i]], _weights[i], weight, near);
                    }
                }
            }

            foreach (var q in near)
            {
                neighbours.Add(q);
                weights.Add(weight[q]);
            }

            Clear(weight, near);
            rows[p + 1] = neighbours.Count;
        }

        return new LeidenLevel(rows, [.. neighbours], [.. weights], strengths, _cost);
    }

    private void Gather(int v, int[] community, double[] weight, List<int> near)
    {
        for (var i = _rows[v]; i < _rows[v + 1]; i++)
        {
            Add(community[_neighbours[i]], _weights[i], weight, near);
        }
    }

    /// <summary>Weights are above 0, so that 0 means not yet seen.</summary>
    private static void Add(int at, double more, double[] weight, List<int> near)
    {
        if (weight[at] == 0)
        {
            near.Add(at);
        }

        weight[at] += more;
    }

    private static void Clear(double[] weight, List<int> near)
    {
        foreach (var at in near)
        {
            weight[at] = 0;
        }

        near.Clear();
    }
}
