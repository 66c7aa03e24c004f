namespace GeoGraph.Analysis;

/// <summary>Breadth-first searches over one graph, in arrays that are used again.</summary>
internal sealed class PathSearch(int count, int[] rows, int[] neighbours)
{
    private readonly int[] _queue = new int[count];
    private readonly int[] _steps = Unseen(count);
    private readonly double[] _paths = new double[count];
    private readonly double[] _dependency = new double[count];

    /// <summary>How many others can be reached, and the sum of the steps to them.</summary>
    public (int Reached, long Steps) Reach(int source)
    {
        var seen = Search(source, countPaths: false);
        var steps = 0L;
        for (var i = 0; i < seen; i++)
        {
            steps += _steps[_queue[i]];
            _steps[_queue[i]] = -1;
        }

        return (seen - 1, steps);
    }

    /// <summary>Adds to each vertex the share of shortest paths from the source that lead over it.</summary>
    public void AddDependencies(int source, double[] sum)
    {
        for (var i = Search(source, countPaths: true) - 1; i >= 0; i--)
        {
            var v = _queue[i];
            var (steps, dependency) = (_steps[v], 0.0);
            for (var j = rows[v]; j < rows[v + 1]; j++)
            {
                // Those one step farther are done already.
                var w = neighbours[j];
                if (_steps[w] == steps + 1)
                {
                    dependency += _dependency[w];
                }
            }

            dependency *= _paths[v];
            if (i > 0)
            {
                sum[v] += dependency;
            }

            _dependency[v] = (1 + dependency) / _paths[v];
        }

        Forget();
    }

    private int _seen;

    private void Forget()
    {
        for (var i = 0; i < _seen; i++)
        {
            _steps[_queue[i]] = -1;
        }
    }

    private int Search(int source, bool countPaths)
    {
        var end = 1;
        (_queue[0], _steps[source], _paths[source]) = (source, 0, 1);
        for (var i = 0; i < end; i++)
        {
            var v = _queue[i];
            var (next, paths) = (_steps[v] + 1, _paths[v]);
            for (var j = rows[v]; j < rows[v + 1]; j++)
            {
                var w = neighbours[j];
                if (_steps[w] < 0)
                {
                    (_steps[w], _paths[w]) = (next, 0);
                    _queue[end++] = w;
                }

                if (countPaths && _steps[w] == next)
                {
                    _paths[w] += paths;
                }
            }
        }

        return _seen = end;
    }

    private static int[] Unseen(int count)
    {
        var steps = new int[count];
        Array.Fill(steps, -1);
        return steps;
    }
}
