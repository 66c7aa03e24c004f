using GeoGraph.Graph;

namespace GeoGraph.Neo4j;

/// <summary>The work of one transaction: reads what the articles touch, takes them in or out in memory, and writes the difference.</summary>
internal sealed class Neo4jBatch(CypherTransaction transaction)
{
    private readonly Dictionary<NodeRef, NodeClaims> _touched = [];
    private readonly Dictionary<string, (string? Revision, string? Claims)> _articles = new(StringComparer.Ordinal);

    /// <summary>Reads all that loading and removing these articles needs.</summary>
    /// <returns>What changes, and the writes that bring it about; no writes when nothing changes.</returns>
    public async Task<BatchWrites> PlanAsync(IReadOnlyCollection<ArticleGraph> load, IReadOnlyCollection<string> remove, CancellationToken cancellation)
    {
        await ReadArticlesAsync([.. load.Select(a => a.Key), .. remove], cancellation).ConfigureAwait(false);
        var changed = load.Where(a => _articles.GetValueOrDefault(a.Key).Revision != a.Revision).OrderBy(a => a.Key, StringComparer.Ordinal).ToArray();
        string[] retracted = [.. changed.Select(a => a.Key).Concat(remove).Where(_articles.ContainsKey).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var writes = new BatchWrites();
        writes.Articles(changed, retracted, load.Count - changed.Length, remove.Where(_articles.ContainsKey).Distinct(StringComparer.Ordinal));
        await ReadReportedAsync(retracted, cancellation).ConfigureAwait(false);
        Touch(changed.SelectMany(a => a.Contributions).Select(c => new NodeRef(c.Label, c.Key)));
        await ReadNodesAsync([.. _touched.Values], cancellation).ConfigureAwait(false);
        Claim(changed, retracted);

        var changes = _touched.Values.Where(n => n.Changed)
            .OrderBy(n => n.Node.Label, StringComparer.Ordinal).ThenBy(n => n.Node.Key, StringComparer.Ordinal)
            .Select(n => new NodeChange(n, n.Before(), n.After())).ToArray();
        await ReadNamedActorsAsync(changes, cancellation).ConfigureAwait(false);
        foreach (var change in changes)
        {
            writes.Node(change);
        }

        foreach (var actor in _touched.Values.Where(n => n.Node.Label == GraphSchema.Actor && !n.IsClaimed).OrderBy(n => n.Node.Key, StringComparer.Ordinal))
        {
            writes.UnnamedActor(actor);
        }

        writes.Evidence(changed);
        await PlanPairsAsync(changes, writes, cancellation).ConfigureAwait(false);
        return writes;
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
                var key = (string)row[0]!;
                if (!_touched[new NodeRef(label.Key, key)].Read((string?)row[1]))
                {
                    facts.Add(key);
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

    private void Claim(IReadOnlyList<ArticleGraph> changed, IReadOnlyList<string> retracted)
    {
        foreach (var digests in retracted.Select(a => ClaimDigests.Read(_articles[a].Claims)))
        {
            foreach (var node in _touched.Values)
            {
                node.Retract(digests);
            }
        }

        foreach (var contribution in changed.SelectMany(a => a.Contributions))
        {
            var node = _touched[new NodeRef(contribution.Label, contribution.Key)];
            foreach (var claim in contribution.Claims)
            {
                node.Add(claim, 1);
            }
        }
    }

    /// <summary>Actors that a relationship names must be there before it, even when no article says more of them.</summary>
    private Task ReadNamedActorsAsync(IEnumerable<NodeChange> changes, CancellationToken cancellation)
    {
        var named = changes.SelectMany(c => (c.Before?.Edges ?? []).Concat(c.After?.Edges ?? [])).SelectMany(e => new[] { e.From, e.To })
            .Where(n => n.Label == GraphSchema.Actor && !_touched.ContainsKey(n)).Distinct().ToArray();
        Touch(named);
        return ReadNodesAsync([.. named.Select(n => _touched[n])], cancellation);
    }

    /// <summary>Pairs that only gain events are added to; pairs that lose or change one are summed anew after the writes.</summary>
    private async Task PlanPairsAsync(IReadOnlyList<NodeChange> changes, BatchWrites writes, CancellationToken cancellation)
    {
        var gained = new Dictionary<Dyad, List<GraphNode>>();
        foreach (var change in changes.Where(c => c.State.Node.Label == GraphSchema.Event))
        {
            var before = Dyad.Of(change.Before).ToArray();
            var after = Dyad.Of(change.After).ToArray();
            if (change.Before is not null && !change.ShowsTheSame)
            {
                writes.PairsToSum.UnionWith(before);
                writes.PairsToSum.UnionWith(after);
            }
            else if (change.Before is null)
            {
                foreach (var pair in after)
                {
                    (gained.TryGetValue(pair, out var events) ? events : gained[pair] = []).Add(change.After!.Node);
                }
            }
        }

        var pairs = gained.Keys.Where(p => !writes.PairsToSum.Contains(p)).OrderBy(p => p.Source, StringComparer.Ordinal).ThenBy(p => p.Target, StringComparer.Ordinal).ToArray();
        var sums = (await ReadAsync("read-interacts", Pairs(pairs), cancellation).ConfigureAwait(false))
            .ToDictionary(r => new Dyad((string)r[0]!, (string)r[1]!), r => PairSums.Read((Dictionary<string, object?>)r[2]!));
        foreach (var pair in pairs)
        {
            var sum = sums.GetValueOrDefault(pair) ?? new PairSums();
            gained[pair].ForEach(e => sum.Add(
                e.Properties.GetValueOrDefault("quadClass") as string, e.Properties.GetValueOrDefault("goldstein") as double?, e.Properties.GetValueOrDefault("date") as string));
            writes.Pair(pair, sum);
        }
    }

    /// <summary>Writes what was planned; sums the pairs that lost events once the facts are written.</summary>
    /// <returns>What changed.</returns>
    public async Task<LoadCounts> WriteAsync(BatchWrites writes, CancellationToken cancellation)
    {
        var removed = await RunAsync(writes.Texts(null, "interacts"), cancellation).ConfigureAwait(false);
        await SumPairsAsync(writes, cancellation).ConfigureAwait(false);
        removed += await RunAsync(writes.Texts("interacts", null), cancellation).ConfigureAwait(false);
        return writes.Counts + LoadCounts.None with { Removed = removed };
    }

    /// <returns>What the texts say they removed.</returns>
    private async Task<long> RunAsync(IEnumerable<CypherText> texts, CancellationToken cancellation) =>
        (await transaction.RunAsync([.. texts], cancellation).ConfigureAwait(false)).SelectMany(r => r.Rows).Sum(r => (long)r[0]!);

    private async Task SumPairsAsync(BatchWrites writes, CancellationToken cancellation)
    {
        var sums = writes.PairsToSum.ToDictionary(p => p, _ => new PairSums());
        var pairs = sums.Keys.OrderBy(p => p.Source, StringComparer.Ordinal).ThenBy(p => p.Target, StringComparer.Ordinal).ToArray();
        foreach (var row in await ReadAsync("read-events-of-pair", Pairs(pairs), cancellation).ConfigureAwait(false))
        {
            sums[new Dyad((string)row[0]!, (string)row[1]!)].Add(row[2] as string, row[3] as double?, row[4] as string);
        }

        foreach (var pair in pairs)
        {
            writes.Pair(pair, sums[pair]);
        }
    }

    private static Func<string, ColumnRows> Keys(IEnumerable<string> keys) => text =>
    {
        var rows = new ColumnRows(text, "key");
        foreach (var key in keys.Order(StringComparer.Ordinal))
        {
            rows.Add(key);
        }

        return rows;
    };

    private static Func<string, ColumnRows> Pairs(IEnumerable<Dyad> pairs) => text =>
    {
        var rows = new ColumnRows(text, "from", "to");
        foreach (var pair in pairs)
        {
            rows.Add(pair.Source, pair.Target);
        }

        return rows;
    };

    private async Task<IEnumerable<object?[]>> ReadAsync(string text, Func<string, ColumnRows> rows, CancellationToken cancellation)
    {
        var texts = rows(text).Texts().ToArray();
        return texts.Length == 0 ? [] : (await transaction.RunAsync(texts, cancellation).ConfigureAwait(false)).SelectMany(r => r.Rows);
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
