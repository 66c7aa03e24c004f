namespace GeoGraph.Analysis;

/// <summary>
/// Structural balance of the signed network: a tie is friendly or hostile by the sum of its Goldstein scores, a triad balanced when the product of its signs is positive (Cartwright
/// and Harary, Structural balance: a generalization of Heider's theory, 1956).
/// </summary>
public sealed class Balance
{
    private const int Starts = 50;

    private readonly ActorNetwork _network;
    private readonly int[][] _neighbours;
    private readonly int[][] _signs;

    private Balance(ActorNetwork signed)
    {
        _network = signed;
        var rows = Enumerable.Range(0, signed.Actors.Count).Select(_ => new List<(int Other, int Sign)>()).ToArray();
        for (var i = 0; i < signed.Ties.Count; i++)
        {
            var (a, b) = signed.EndsOf(i);
            rows[a].Add((b, signed.Ties[i].Sign));
            rows[b].Add((a, signed.Ties[i].Sign));
        }

        _neighbours = [.. rows.Select(r => r.Select(x => x.Other).ToArray())];
        _signs = [.. rows.Select(r => r.Select(x => x.Sign).ToArray())];
        Camps = Best();
    }

    /// <param name="network">Ties that are neither friendly nor hostile are left out.</param>
    public static Balance Of(ActorNetwork network) => new(network.Where(t => t.Sign != 0));

    /// <summary>The actors that have a friendly or hostile tie, sorted by key.</summary>
    public IReadOnlyList<string> Actors => [.. _network.Actors.Select(a => a.Key)];

    /// <summary>
    /// The division into two camps that puts fewest hostile ties inside and friendly ties between them, as far as a search from many starts finds it; 0 or 1 for each of
    /// <see cref="Actors"/>.
    /// </summary>
    public IReadOnlyList<int> Camps { get; }

    /// <summary>
    /// Frustration: the ties against the camps. No division has fewer than the frustration index, to which this is an upper bound (Aref and Wilson, Balance and frustration in signed
    /// networks, 2019).
    /// </summary>
    public int Frustration => _network.Ties.Where((_, i) => IsFrustrated(i)).Count();

    /// <summary>
    /// Every actor with its camp, its balanced and unbalanced triads, and its frustrated ties: those that had to change their sign for all triads to be balanced. Whoever has most of
    /// them is who would have to switch.
    /// </summary>
    public ReportTable ToTable()
    {
        var (balanced, unbalanced) = (new long[_network.Actors.Count], new long[_network.Actors.Count]);
        foreach (var ((a, b, c), (ab, ac, bc)) in Roles.Triads(_network))
        {
            var counts = ab.Sign * ac.Sign * bc.Sign > 0 ? balanced : unbalanced;
            counts[a]++;
            counts[b]++;
            counts[c]++;
        }

        var frustrated = Enumerable.Range(0, _network.Actors.Count).Select(_ => new List<string>()).ToArray();
        for (var i = 0; i < _network.Ties.Count; i++)
        {
            var (a, b) = _network.EndsOf(i);
            if (IsFrustrated(i))
            {
                frustrated[a].Add(_network.Actors[b].Name);
                frustrated[b].Add(_network.Actors[a].Name);
            }
        }

        return new ReportTable(
            "balance",
            FormattableString.Invariant($"Structural balance: {balanced.Sum() / 3} balanced and {unbalanced.Sum() / 3} unbalanced triads, at most {Frustration} of {_network.Ties.Count} ties frustrated"),
            ["actor", "name", "camp", "balanced", "unbalanced", "friendly", "hostile", "frustrated", "would_switch_with"],
            [
                .. Enumerable.Range(0, _network.Actors.Count).OrderByDescending(v => frustrated[v].Count).ThenByDescending(v => unbalanced[v]).ThenBy(v => v).Select(v => new object?[]
                {
                    _network.Actors[v].Key, _network.Actors[v].Name, Camps[v] == 0 ? "A" : "B", balanced[v], unbalanced[v],
                    (long)_signs[v].Count(s => s > 0), (long)_signs[v].Count(s => s < 0), (long)frustrated[v].Count, frustrated[v].ToArray(),
                }),
            ]);
    }

    private bool IsFrustrated(int tie)
    {
        var (a, b) = _network.EndsOf(tie);
        return (Camps[a] == Camps[b]) != (_network.Ties[tie].Sign > 0);
    }

    /// <summary>The best of a few searches, with the first actor in camp 0.</summary>
    private int[] Best()
    {
        var random = new Draws(1);
        int[]? best = null;
        var least = int.MaxValue;
        for (var start = 0; start < Starts && least > 0; start++)
        {
            var camps = Search(random, start == 0);
            var cost = Cost(camps);
            if (cost < least)
            {
                (best, least) = (camps, cost);
            }
        }

        return best is [1, ..] ? Array.ConvertAll(best, c => 1 - c) : best ?? [];
    }

    /// <summary>Spreads camps along the ties, from a random actor and in random order, then lets everyone switch who gains by it.</summary>
    private int[] Search(Draws random, bool inOrder)
    {
        var camps = new int[_neighbours.Length];
        Array.Fill(camps, -1);
        var order = Enumerable.Range(0, camps.Length).ToArray();
        if (!inOrder)
        {
            random.Shuffle(order);
        }

        foreach (var first in order.Where(v => camps[v] < 0))
        {
            camps[first] = 0;
            var queue = new Queue<int>([first]);
            while (queue.TryDequeue(out var v))
            {
                for (var i = 0; i < _neighbours[v].Length; i++)
                {
                    if (camps[_neighbours[v][i]] < 0)
                    {
                        camps[_neighbours[v][i]] = _signs[v][i] > 0 ? camps[v] : 1 - camps[v];
                        queue.Enqueue(_neighbours[v][i]);
                    }
                }
            }
        }

        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var v in order)
            {
                var support = 0;
                for (var i = 0; i < _neighbours[v].Length; i++)
                {
                    support += camps[_neighbours[v][i]] == camps[v] ? _signs[v][i] : -_signs[v][i];
                }

                if (support < 0)
                {
                    camps[v] = 1 - camps[v];
                    moved = true;
                }
            }
        }

        return camps;
    }

    /// <summary>Twice the number of frustrated ties.</summary>
    private int Cost(int[] camps) => Enumerable.Range(0, camps.Length)
        .Sum(v => Enumerable.Range(0, _neighbours[v].Length).Count(i => (camps[v] == camps[_neighbours[v][i]]) != (_signs[v][i] > 0)));
}
