namespace GeoGraph.Analysis;

/// <summary>Places for the vertices of a drawing: those with an edge near each other, all others apart (Fruchterman and Reingold, Graph drawing by force-directed placement, 1991).</summary>
public static class GraphLayout
{
    private const int Rounds = 200;
    private const double Apart = 60;

    /// <summary>The same on every run. Takes time quadratic in the vertices: some seconds for 3,000.</summary>
    public static IReadOnlyList<(double X, double Y)> Of(CompactGraph graph)
    {
        var count = graph.Count;
        var (x, y) = (new double[count], new double[count]);
        for (var v = 0; v < count; v++)
        {
            // On a spiral of equal steps (the golden angle), so that nobody stands upon another.
            var radius = Apart * Math.Sqrt(v + 0.5);
            (x[v], y[v]) = (radius * Math.Cos(v * 2.399963), radius * Math.Sin(v * 2.399963));
        }

        var (moveX, moveY) = (new double[count], new double[count]);
        for (var round = 0; round < Rounds; round++)
        {
            var most = Apart * 4 * (1 - ((double)round / Rounds));
            Parallel.For(0, count, v => (moveX[v], moveY[v]) = Force(graph, x, y, v));
            for (var v = 0; v < count; v++)
            {
                var length = Math.Max(1e-9, Math.Sqrt((moveX[v] * moveX[v]) + (moveY[v] * moveY[v])));
                x[v] += moveX[v] / length * Math.Min(length, most);
                y[v] += moveY[v] / length * Math.Min(length, most);
            }
        }

        return [.. x.Zip(y)];
    }

    private static (double X, double Y) Force(CompactGraph graph, double[] x, double[] y, int v)
    {
        // All are drawn to the middle a little, so that parts without an edge between them do not drift away.
        var (forceX, forceY) = (-x[v] * 0.4, -y[v] * 0.4);
        for (var u = 0; u < x.Length; u++)
        {
            var (dx, dy) = (x[v] - x[u], y[v] - y[u]);
            var push = Apart * Apart / Math.Max(1, (dx * dx) + (dy * dy));
            forceX += dx * push;
            forceY += dy * push;
        }

        for (var i = graph.Rows[v]; i < graph.Rows[v + 1]; i++)
        {
            var (dx, dy) = (x[graph.Neighbours[i]] - x[v], y[graph.Neighbours[i]] - y[v]);
            var pull = Math.Sqrt((dx * dx) + (dy * dy)) / Apart / (1 + (0.1 * graph.Degree(v)));
            forceX += dx * pull;
            forceY += dy * pull;
        }

        return (forceX, forceY);
    }
}
