using GeoGraph.Graph;

namespace GeoGraph.Neo4j;

/// <summary>The work of one transaction: reads what the articles touch, takes them in or out in memory, and writes the difference.</summary>
internal sealed class Neo4jBatch(CypherTransaction transaction)
{
    private const int PairsARequest = 2000;

    private readonly Dictionary<NodeRef, NodeClaims> _touched = [];
    private readonly Dictionary<string, (string? Revision, string? Claims)> _articles = new(StringComparer.Ordinal);
    private readonly Dictionary<Dyad, PairSums> _sums = [];
    private readonly HashSet<Dyad> _toSum = [];
    private readonly BatchWrites _writes = new();
    private IReadOnlyList<ArticleGraph> _changed = [];
    private IReadOnlyList<NodeChange> _changes = [];

    /// <summary>What changes, as far as it is planned or written.</summary>
    public LoadCounts Counts => _writes.Counts;

    /// <summary>Reads all that loading and removing these articles needs.</summary>
    /// <returns>Whether there is anything to write.</returns>
    public async Task<bool> PlanAsync(IReadOnlyCollection<ArticleGraph> load, IReadOnlyCollection<string> remove, CancellationToken cancellation)
    {
        await ReadArticlesAsync([.. load.Select(a => a.Key), .. remove], cancellation).ConfigureAwait(false);
        _changed = [.. load.Where(a => _articles.GetValueOrDefault(a.Key).Revision != a.Revision).OrderBy(a => a.Key, StringComparer.Ordinal)];
        string[] retracted = [.. _changed.Select(a => a.Key).Concat(remove).Where(_articles.ContainsKey).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _writes.Articles(_changed, retracted, load.Count - _changed.Count, remove.Where(_articles.ContainsKey).Distinct(StringComparer.Ordinal));
        await ReadReportedAsync(retracted, cancellation).ConfigureAwait(false);
        Touch(_changed.SelectMany(a => a.Contributions).Select(c => new NodeRef(c.Label, c.Key)));
        await ReadNodesAsync([.. _touched.Values], cancellation).ConfigureAwait(false);
        Claim(retracted);

        _changes = [.. _touched.Values.Where(n => n.Changed)
            .OrderBy(n => n.Node.Label, StringComparer.Ordinal).ThenBy(n => n.Node.Key, StringComparer.Ordinal)
            .Select(n => new NodeChange(n, n.Before(), n.After()))];
        await ReadNamedActorsAsync(cancellation).ConfigureAwait(false);
        foreach (var change in _changes)
        {
            _writes.Node(change);
        }

        foreach (var actor in _touched.Values.Where(n => n.Node.Label == GraphSchema.Actor && !n.IsClaimed).OrderBy(n => n.Node.Key, StringComparer.Ordinal))
        {
            _writes.UnnamedActor(actor);
        }

        await PlanPairsAsync(cancellation).ConfigureAwait(false);
        return _writes.Any;
    }

    private async Task ReadArticlesAsync(IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        foreach (var row in await ReadAsync("read-articles", Keys(keys), cancellation).ConfigureAwait(false))
        {
            _articles[(string)row[0]!] = ((string?)row[1], (string?)row[2]);
        }
    }

    private async Task ReadReportedAsync(string[] articles, CancellationToken cancellation)
    {
        foreach (var row in await ReadAsync("read-reported", Keys(articles), cancellation).ConfigureAwait(false))
        {
            Touch([new NodeRef((string)row[0]!, (string)row[1]!)]);
            Touch(((List<object?>)row[2]!).Select(p => new NodeRef(GraphSchema.Place, (string)p!)));
        }
    }

    private void Touch(IEnumerable<NodeRef> nodes)
    {
        foreach (var node in nodes)
        {
            _touched.TryAdd(node, new NodeClaims(node));
        }
    }

    private async Task ReadNodesAsync(IReadOnlyList<NodeClaims> nodes, CancellationToken cancellation)
    {
        foreach (var label in nodes.GroupBy(n => n.Node.Label, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var facts = new List<string>();
            foreach (var row in await ReadAsync($"read-{label.Key.ToLowerInvariant()}s", Keys(label.Select(n => n.Node.Key)), cancellation).ConfigureAwait(false))
            {
                var node = new NodeRef(label.Key, (string)row[0]!);
                _writes.Nodes.Add(node, (string)row[1]!);
                if (!_touched[node].Read((string?)row[2]))
                {
                    facts.Add(node.Key);
                }
            }

            foreach (var row in await ReadAsync($"read-{label.Key.ToLowerInvariant()}-facts", Keys(facts), cancellation).ConfigureAwait(false))
            {
                _touched[new NodeRef(label.Key, (string)row[0]!)].ReadFact(
                    (Dictionary<string, object?>)row[1]!,
                    ((List<object?>)row[2]!).Cast<List<object?>>().Select(e => new OwnedEdge((string)e[0]!, (string)e[1]!)));
            }
        }
    }

    private void Claim(IReadOnlyList<string> retracted)
    {
        foreach (var digests in retracted.Select(a => ClaimDigests.Read(_articles[a].Claims)))
        {
            foreach (var node in _touched.Values)
            {
                node.Retract(digests);
            }
        }

        foreach (var contribution in _changed.SelectMany(a => a.Contributions))
        {
            var node = _touched[new NodeRef(contribution.Label, contribution.Key)];
            foreach (var claim in contribution.Claims)
            {
                node.Add(claim, 1);
            }
        }
    }

    /// <summary>Actors that a relationship names must be there before it, even when no article says more of them.</summary>
    private Task ReadNamedActorsAsync(CancellationToken cancellation)
    {
        var named = _changes.SelectMany(c => (c.Before?.Edges ?? []).Concat(c.After?.Edges ?? [])).SelectMany(e => new[] { e.From, e.To })
            .Where(n => n.Label == GraphSchema.Actor && !_touched.ContainsKey(n)).Distinct().ToArray();
        Touch(named);
        return ReadNodesAsync([.. named.Select(n => _touched[n])], cancellation);
    }

    /// <summary>Pairs that only gain events are added to; pairs that lose or change one are summed anew after the writes.</summary>
    private async Task PlanPairsAsync(CancellationToken cancellation)
    {
        var gained = new List<(Dyad Pair, GraphNode Event)>();
        foreach (var change in _changes.Where(c => c.State.Node.Label == GraphSchema.Event))
        {
            if (change.Before is null)
            {
                gained.AddRange(Dyad.Of(change.After).Select(p => (p, change.After!.Node)));
            }
            else if (!change.ShowsTheSame)
            {
                _toSum.UnionWith(Dyad.Of(change.Before));
                _toSum.UnionWith(Dyad.Of(change.After));
            }
        }

        gained.RemoveAll(g => _toSum.Contains(g.Pair));
        var known = gained.Select(g => g.Pair).Concat(_toSum).Distinct().Where(p => _writes.Nodes.Contains(p.From) && _writes.Nodes.Contains(p.To));
        foreach (var (pair, row) in await ReadPairsAsync("read-interacts", known, cancellation).ConfigureAwait(false))
        {
            _writes.Pairs.Add(pair);
            _sums[pair] = PairSums.Read((Dictionary<string, object?>)row[1]!);
        }

        foreach (var (pair, e) in gained)
        {
            if (!_sums.TryGetValue(pair, out var sums))
            {
                _sums[pair] = sums = new PairSums();
            }

            sums.Add(
                e.Properties.GetValueOrDefault("quadClass") as string, e.Properties.GetValueOrDefault("goldstein") as double?, e.Properties.GetValueOrDefault("date") as string);
        }
    }

    /// <summary>Writes what was planned.</summary>
    /// <returns>What changed.</returns>
    public async Task<LoadCounts> WriteAsync(CancellationToken cancellation)
    {
        var removed = await RunAsync(WriteStep.Retract, cancellation).ConfigureAwait(false);
        _writes.Relationships(_changes.SelectMany(c => c.Gained));
        _writes.Relationships(_changed.SelectMany(a => a.Contributions).SelectMany(c => c.Evidence));
        foreach (var pair in Sorted(_sums.Keys.Where(p => !_toSum.Contains(p))))
        {
            _writes.Interacts(pair, _sums[pair]);
        }

        if (_writes.Text() is { } text)
        {
            var rows = (await transaction.RunAsync([text], cancellation).ConfigureAwait(false))[0].Rows;
            foreach (var (actor, id) in _writes.WrittenActors.Zip((List<object?>)rows[0][0]!))
            {
                _writes.Nodes.Add(actor, (string)id!);
            }
        }

        await SumPairsAsync(cancellation).ConfigureAwait(false);
        removed += await RunAsync(WriteStep.Finish, cancellation).ConfigureAwait(false);
        return _writes.Counts + LoadCounts.None with { Removed = removed };
    }

    /// <returns>What the texts say they removed.</returns>
    private async Task<long> RunAsync(WriteStep step, CancellationToken cancellation) =>
        (await transaction.RunAsync([.. _writes.Texts(step)], cancellation).ConfigureAwait(false)).SelectMany(r => r.Rows).Sum(r => (long)r[0]!);

    private async Task SumPairsAsync(CancellationToken cancellation)
    {
        foreach (var pair in _toSum)
        {
            _sums[pair] = new PairSums();
        }

        foreach (var (pair, row) in await ReadPairsAsync("read-events-of-pair", _toSum, cancellation).ConfigureAwait(false))
        {
            _sums[pair].Add(row[1] as string, row[2] as double?, row[3] as string);
        }

        foreach (var pair in Sorted(_toSum))
        {
            _writes.InteractsAnew(pair, _sums[pair]);
        }
    }

    private static IEnumerable<Dyad> Sorted(IEnumerable<Dyad> pairs) => pairs.OrderBy(p => p.Source, StringComparer.Ordinal).ThenBy(p => p.Target, StringComparer.Ordinal);

    private static Func<string, ColumnRows> Keys(IEnumerable<string> keys) => text =>
    {
        var rows = new ColumnRows(text, "key");
        foreach (var key in keys.Order(StringComparer.Ordinal))
        {
            rows.Add(key);
        }

        return rows;
    };

    private async Task<IEnumerable<object?[]>> ReadAsync(string text, Func<string, ColumnRows> rows, CancellationToken cancellation)
    {
        var texts = rows(text).Texts().ToArray();
        return texts.Length == 0 ? [] : (await transaction.RunAsync(texts, cancellation).ConfigureAwait(false)).SelectMany(r => r.Rows);
    }

    /// <summary>Runs a text over pairs of actors that are there; its first column tells which pair a row is of.</summary>
    private async Task<IEnumerable<(Dyad Pair, object?[] Row)>> ReadPairsAsync(string text, IEnumerable<Dyad> pairs, CancellationToken cancellation)
    {
        var parts = pairs.Chunk(PairsARequest).ToArray();
        var texts = Array.ConvertAll(parts, part =>
        {
            var rows = new ColumnRows(text, "from", "to");
            foreach (var pair in part)
            {
                rows.Add(_writes.Nodes.Rest(pair.From), _writes.Nodes.Rest(pair.To));
            }

            return rows.Texts(_writes.Nodes.Start).Single();
        });
        var results = await transaction.RunAsync(texts, cancellation).ConfigureAwait(false);
        return parts.Zip(results).SelectMany(p => p.Second.Rows, (p, row) => (p.First[(int)(long)row[0]!], row));
    }
}

/// <summary>A node of a batch before and after it.</summary>
internal sealed record NodeChange(NodeClaims State, MergedNode? Before, MergedNode? After)
{
    /// <summary>Whether only the number of articles behind the node changes.</summary>
    public bool ShowsTheSame => Before is not null && After is not null
        && CanonicalJson.Write(Before.Node.Properties) == CanonicalJson.Write(After.Node.Properties)
        && Before.Edges.Count == After.Edges.Count && !Missing(Before, After).Any();

    /// <summary>Relationships the node gains.</summary>
    public IEnumerable<GraphEdge> Gained => Missing(After, Before);

    /// <summary>Relationships the node loses.</summary>
    public IEnumerable<GraphEdge> Lost => Missing(Before, After);

    private static IEnumerable<GraphEdge> Missing(MergedNode? from, MergedNode? than)
    {
        if (from is null || than is null)
        {
            return from?.Edges ?? [];
        }

        var there = than.Edges.Select(e => (e.Type, e.From, e.To, e.Discriminator)).ToHashSet();
        return from.Edges.Where(e => !there.Contains((e.Type, e.From, e.To, e.Discriminator)));
    }
}
