using System.Runtime.CompilerServices;
using GeoGraph.Graph;

namespace GeoGraph.Neo4j;

/// <summary>The graph in a Neo4j database, 5.19 or later.</summary>
/// <remarks>
/// What the store itself needs to know stands in properties that begin with an underscore and in one node <c>:GeoGraph</c>, which also makes
/// loaders take turns. A store serves one caller at a time.
/// </remarks>
public sealed class Neo4jGraphStore : IGraphStore
{
    private const int PageNodes = 2000;

    /// <summary>How many relationships or nodes go in one transaction when all do.</summary>
    private const int RowsToDelete = 5000;

    /// <summary>Most contributions of articles that are written in one request, which takes a few MB.</summary>
    private const int MostContributions = 30_000;

    private const string NodeColumns = "n.key AS key, properties(n) AS properties, labels(n) AS labels";

    private static readonly string[] s_labels = [.. GraphSchema.Nodes.Select(n => n.Label)];
    private static readonly string[] s_types = [.. GraphSchema.Edges.Select(e => e.Type).Distinct(StringComparer.Ordinal)];

    private readonly CypherSession _session;
    private readonly Attempts _attempts;
    private readonly bool _create;

    private Neo4jGraphStore(CypherSession session, bool create)
    {
        _session = session;
        _create = create;
        _attempts = new Attempts(session.Shown, TimeProvider.System);
    }

    /// <param name="create">Whether <see cref="PrepareAsync"/> makes a graph where none is; else that is an error.</param>
    /// <exception cref="GraphStoreException">No store can be opened at such an address.</exception>
    public static Neo4jGraphStore Open(Neo4jAddress address, bool create) => new(Session(address), create);

    public async Task PrepareAsync(CancellationToken cancellation)
    {
        var found = await _attempts.RunAsync(() => RowsAsync("MATCH (m:GeoGraph {key: 'graph'}) RETURN m.schema AS schema", cancellation), cancellation).ConfigureAwait(false);
        var schema = found.Count > 0 ? found[0][0] as long? : null;
        if (schema > GraphSchema.Version)
        {
            throw new GraphStoreException(
                $"{_session.Shown}: written by a newer geograph (schema {schema}, this one knows {GraphSchema.Version}); update geograph or name another graph");
        }

        if (!_create)
        {
            if (schema is null)
            {
                throw new GraphStoreException($"{_session.Shown}: no graph in this database; 'geograph build' or 'geograph load' makes one");
            }

            return;
        }

        await _attempts.RunAsync(
            async () =>
            {
                // First: what was left open would stop the writes below.
                await EndLeftTransactionsAsync(cancellation).ConfigureAwait(false);
                await CreateSchemaAsync(cancellation).ConfigureAwait(false);
                return 0;
            },
            cancellation).ConfigureAwait(false);
    }

    public Task<IReadOnlyDictionary<string, string>> RevisionsAsync(IReadOnlyCollection<string> articles, CancellationToken cancellation) =>
        _attempts.RunAsync<IReadOnlyDictionary<string, string>>(
            async () =>
            {
                var rows = await RowsAsync(CypherTexts.Load("read-revisions"), cancellation, ("key", articles)).ConfigureAwait(false);
                return rows.ToDictionary(r => (string)r[0]!, r => (string)r[1]!, StringComparer.Ordinal);
            },
            cancellation);

    public Task<LoadCounts> LoadAsync(IReadOnlyList<ArticleGraph> batch, CancellationToken cancellation) =>
        InBatchAsync([.. batch.Reverse().DistinctBy(a => a.Key, StringComparer.Ordinal)], [], true, cancellation);

    public Task<LoadCounts> TryLoadAsync(IReadOnlyList<ArticleGraph> batch, CancellationToken cancellation) =>
        InBatchAsync([.. batch.Reverse().DistinctBy(a => a.Key, StringComparer.Ordinal)], [], false, cancellation);

    public Task<LoadCounts> DeleteAsync(IReadOnlyCollection<string> articles, CancellationToken cancellation) => InBatchAsync([], articles, true, cancellation);

    public Task ClearAsync(CancellationToken cancellation) => _attempts.RunAsync(
        async () =>
        {
            // Relationships first: a transaction that deletes an actor with all of its own may be more than a server has memory for.
            foreach (var type in s_types)
            {
                await RowsAsync($"MATCH ()-[r:{type}]->() CALL {{ WITH r DELETE r }} IN TRANSACTIONS OF {RowsToDelete} ROWS", cancellation).ConfigureAwait(false);
            }

            foreach (var label in s_labels.Append("GeoGraph"))
            {
                await RowsAsync($"MATCH (n:{label}) CALL {{ WITH n DETACH DELETE n }} IN TRANSACTIONS OF {RowsToDelete} ROWS", cancellation).ConfigureAwait(false);
            }

            await SetVersionAsync(cancellation).ConfigureAwait(false);
            return 0;
        },
        cancellation);

    public async Task<GraphCounts> CountAsync(CancellationToken cancellation)
    {
        var nodes = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var label in s_labels)
        {
            Add(nodes, label, await OneAsync($"MATCH (n:{label}) RETURN count(n) AS count", cancellation).ConfigureAwait(false));
        }

        var edges = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var type in s_types)
        {
            Add(edges, type, await OneAsync($"MATCH ()-[r:{type}]->() RETURN count(r) AS count", cancellation).ConfigureAwait(false));
        }

        return new GraphCounts(nodes, edges);

        static void Add(SortedDictionary<string, long> counts, string name, long count)
        {
            if (count > 0)
            {
                counts[name] = count;
            }
        }
    }

    public async Task<IReadOnlyList<GraphNode>> NodesOfAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        var nodes = new List<GraphNode>();
        foreach (var label in s_labels)
        {
            var rows = await _attempts.RunAsync(
                () => RowsAsync($"UNWIND $key AS key MATCH (n:{label} {{key: key}}) RETURN {NodeColumns}", cancellation, ("key", keys.Distinct(StringComparer.Ordinal).ToArray())),
                cancellation).ConfigureAwait(false);
            nodes.AddRange(rows.Select(r => Node(label, r)).OrderBy(n => n.Key, StringComparer.Ordinal));
        }

        return nodes;
    }

    public async Task<IReadOnlyList<GraphEdge>> EdgesOfAsync(IReadOnlyCollection<NodeRef> nodes, CancellationToken cancellation)
    {
        var edges = new List<GraphEdge>();
        foreach (var schema in GraphSchema.Edges)
        {
            var (type, from, to) = (schema.Type, schema.From, schema.To);
            var rows = await _attempts.RunAsync(
                () => RowsAsync(
                    $$"""
                    CALL {
                      UNWIND $from AS key MATCH (n:{{from}} {key: key})-[r:{{type}}]->(m:{{to}}) RETURN n, r, m
                      UNION
                      UNWIND $to AS key MATCH (n:{{from}})-[r:{{type}}]->(m:{{to}} {key: key}) RETURN n, r, m
                    }
                    RETURN n.key AS key, [[m.key, properties(r)]] AS edges
                    """,
                    cancellation,
                    ("from", nodes.Where(n => n.Label == from).Select(n => n.Key).ToArray()),
                    ("to", nodes.Where(n => n.Label == to).Select(n => n.Key).ToArray())),
                cancellation).ConfigureAwait(false);
            edges.AddRange(rows.SelectMany(r => Edges(schema, (string)r[0]!, (List<object?>)r[1]!))
                .OrderBy(e => e.From.Key, StringComparer.Ordinal).ThenBy(e => e.To.Key, StringComparer.Ordinal).ThenBy(e => e.Discriminator, StringComparer.Ordinal));
        }

        return edges;
    }

    public IAsyncEnumerable<GraphNode> NodesAsync(CancellationToken cancellation) => StoredNodesAsync(cancellation).Select(n => n.Node);

    public IAsyncEnumerable<ClaimedNode> ClaimsAsync(CancellationToken cancellation) => StoredNodesAsync(cancellation).Select(n => n.Node.Label == GraphSchema.Article
        ? new ClaimedNode(n.Node, [], [.. ClaimDigests.Read(n.Claims).All])
        : new ClaimedNode(n.Node, NodeClaims.Stored(new NodeRef(n.Node.Label, n.Node.Key), n.Claims), []));

    public Task<IReadOnlyDictionary<Dyad, PairScore>> ScoresAsync(CancellationToken cancellation) => _attempts.RunAsync<IReadOnlyDictionary<Dyad, PairScore>>(
        async () => (await RowsAsync("MATCH (a:Actor)-[r:INTERACTS]->(b:Actor) RETURN a.key AS from, b.key AS to, r._sum AS sum, r._scored AS scored", cancellation).ConfigureAwait(false))
            .ToDictionary(r => new Dyad((string)r[0]!, (string)r[1]!), r => new PairScore((long)r[2]!, (long)r[3]!)),
        cancellation);

    private async IAsyncEnumerable<(GraphNode Node, string? Claims)> StoredNodesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var label in s_labels)
        {
            for (string? after = ""; after is not null;)
            {
                var page = await PageAsync(
                    $"MATCH (n:{label}) WHERE n.key > $after RETURN {NodeColumns} ORDER BY n.key LIMIT {PageNodes}",
                    after, cancellation).ConfigureAwait(false);
                foreach (var row in page)
                {
                    yield return (Node(label, row), ((Dictionary<string, object?>)row[1]!).GetValueOrDefault("_claims") as string);
                }

                after = page.Count < PageNodes ? null : (string)page[^1][0]!;
            }
        }
    }

    public async IAsyncEnumerable<GraphEdge> EdgesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var schema in GraphSchema.Edges)
        {
            var (type, from, to) = (schema.Type, schema.From, schema.To);
            for (string? after = ""; after is not null;)
            {
                var page = await PageAsync(
                    $$"""
                    MATCH (n:{{from}}) WHERE n.key > $after WITH n ORDER BY n.key LIMIT {{PageNodes}}
                    WITH collect(n) AS nodes UNWIND nodes AS n
                    OPTIONAL MATCH (n)-[r:{{type}}]->(m:{{to}})
                    WITH n.key AS key, collect(CASE WHEN r IS NULL THEN NULL ELSE [m.key, properties(r)] END) AS edges, last(nodes).key AS last, size(nodes) AS size
                    RETURN key, edges, CASE WHEN size < {{PageNodes}} THEN null ELSE last END AS next
                    """,
                    after, cancellation).ConfigureAwait(false);
                foreach (var edge in page.OrderBy(r => (string)r[0]!, StringComparer.Ordinal).SelectMany(r => Edges(schema, (string)r[0]!, (List<object?>)r[1]!)))
                {
                    yield return edge;
                }

                after = page.Count == 0 ? null : (string?)page[0][2];
            }
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<object?>> QueryAsync(
        string query, IReadOnlyDictionary<string, object?> parameters, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var row in await _attempts.RunAsync(() => RowsAsync(CypherTexts.Query(query), cancellation, [.. parameters.Select(p => (p.Key, p.Value))]), cancellation).ConfigureAwait(false))
        {
            yield return Array.ConvertAll(row, cell => cell is List<object?> list ? list.OfType<string>().ToArray() : cell);
        }
    }

    public async Task<ReportTable> ReportAsync(string report, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellation)
    {
        var definition = Neo4jReports.Catalog.Find(report);
        var directory = definition.Parameters.Any(p => p.Type == ReportParameterType.Actor && parameters.ContainsKey(p.Name))
            ? new ActorDirectory(await ActorsAsync(cancellation).ConfigureAwait(false))
            : new ActorDirectory([]);
        var values = definition.Bind(parameters, directory.Find);
        return await _attempts.RunAsync(() => Neo4jReports.RunAsync(definition, values, _session, cancellation), cancellation).ConfigureAwait(false);
    }

    /// <summary>One line: where the server is, which version, and which database is used.</summary>
    /// <exception cref="GraphStoreException">The server cannot be reached or refuses.</exception>
    public async Task<string> DescribeAsync(CancellationToken cancellation)
    {
        var rows = await _attempts.RunAsync(
            () => RowsAsync("CALL dbms.components() YIELD name, versions, edition CALL db.info() YIELD name AS database RETURN name, versions[0] AS version, edition, database", cancellation), cancellation).ConfigureAwait(false);
        return $"{_session.Shown}: {rows[0][0]} {rows[0][1]} {rows[0][2]}, database {rows[0][3]}";
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private async Task CreateSchemaAsync(CancellationToken cancellation)
    {
        foreach (var statement in CypherTexts.Schema)
        {
            try
            {
                await RowsAsync(statement, cancellation).ConfigureAwait(false);
            }
            catch (CypherException e) when (e.Code is "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists")
            {
                // Another loader was quicker.
            }
        }

        await RowsAsync("CALL db.awaitIndexes(300)", cancellation).ConfigureAwait(false);
        await SetVersionAsync(cancellation).ConfigureAwait(false);
    }

    private Task SetVersionAsync(CancellationToken cancellation) =>
        RowsAsync("MERGE (m:GeoGraph {key: 'graph'}) SET m.schema = $schema", cancellation, ("schema", (long)GraphSchema.Version));

    /// <summary>Ends the transactions of loaders that were killed on this machine: their locks would stop this one for a minute.</summary>
    /// <remarks>TERMINATE TRANSACTIONS would not do: a transaction ended so keeps its locks until its client, which is gone, hears of it.</remarks>
    private async Task EndLeftTransactionsAsync(CancellationToken cancellation)
    {
        var open = await RowsAsync(
            "SHOW TRANSACTIONS YIELD metaData WHERE metaData.geograph IS NOT NULL RETURN metaData.geograph AS loader, metaData.transaction AS transaction",
            cancellation).ConfigureAwait(false);
        foreach (var row in open.Where(r => LoaderName.IsGone((string)r[0]!)))
        {
            await _session.EndAsync((string)row[1]!, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<LoadCounts> InBatchAsync(IReadOnlyCollection<ArticleGraph> load, IReadOnlyCollection<string> remove, bool commit, CancellationToken cancellation)
    {
        LoadCounts? committing = null;
        return await _attempts.RunAsync(
            async () =>
            {
                var transaction = await _session.BeginAsync(id => Lock(LoaderName.Own, id), cancellation).ConfigureAwait(false);
                await using var ending = transaction.ConfigureAwait(false);
                var counts = LoadCounts.None;
                var any = false;
                foreach (var part in Parts(load))
                {
                    var batch = new Neo4jBatch(transaction);
                    var writes = await batch.PlanAsync(part, remove, cancellation).ConfigureAwait(false);
                    any |= writes;
                    counts += writes ? await batch.WriteAsync(cancellation).ConfigureAwait(false) : batch.Counts;
                }

                if (!any)
                {
                    // Nothing is left to do: either nothing was, or the answer to an earlier commit was lost.
                    return committing ?? counts;
                }

                if (commit)
                {
                    committing = counts;
                    await transaction.CommitAsync(cancellation).ConfigureAwait(false);
                }

                return counts;
            },
            cancellation).ConfigureAwait(false);
    }

    /// <summary>Cuts a batch into parts that a server takes in one request each; at least one.</summary>
    private static IEnumerable<IReadOnlyCollection<ArticleGraph>> Parts(IReadOnlyCollection<ArticleGraph> batch)
    {
        var part = new List<ArticleGraph>();
        var contributions = 0;
        foreach (var article in batch)
        {
            if (part.Count > 0 && contributions + article.Contributions.Count > MostContributions)
            {
                yield return part;
                part = [];
                contributions = 0;
            }

            part.Add(article);
            contributions += article.Contributions.Count;
        }

        yield return part;
    }

    /// <summary>The first text of a batch.</summary>
    /// <param name="loader">Whose it is (<see cref="LoaderName"/>).</param>
    /// <param name="transaction">Name under which a later loader may end it, should this one be killed.</param>
    internal static CypherText Lock(string loader, string transaction) => new(
        CypherTexts.Load("lock"), new Dictionary<string, object?>(StringComparer.Ordinal) { ["loader"] = loader, ["transaction"] = transaction });

    /// <summary>The way to the server that an address names.</summary>
    internal static CypherSession Session(Neo4jAddress address)
    {
        if (address.IsHttp)
        {
            return new QueryApiSession(address);
        }

#if NEO4J_DRIVER
        return new DriverSession(address);
#else
        return new LocatingSession(address);
#endif
    }

    private async Task<IReadOnlyList<object?[]>> RowsAsync(string text, CancellationToken cancellation, params (string Name, object? Value)[] parameters) =>
        (await _session.RunAsync(new CypherText(text, parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal)), cancellation).ConfigureAwait(false)).Rows;

    private Task<IReadOnlyList<object?[]>> PageAsync(string text, string after, CancellationToken cancellation) =>
        _attempts.RunAsync(() => RowsAsync(text, cancellation, ("after", after)), cancellation);

    private async Task<IReadOnlyCollection<ActorEntry>> ActorsAsync(CancellationToken cancellation)
    {
        var rows = await _attempts.RunAsync(
            () => RowsAsync("MATCH (n:Actor) RETURN n.key AS key, coalesce(n.name, n.key) AS name, coalesce(n.aliases, []) AS aliases ORDER BY key", cancellation), cancellation).ConfigureAwait(false);
        return [.. rows.Select(r => new ActorEntry((string)r[0]!, (string)r[1]!, [.. ((List<object?>)r[2]!).Cast<string>()]))];
    }

    private async Task<long> OneAsync(string text, CancellationToken cancellation) =>
        (long)(await _attempts.RunAsync(() => RowsAsync(text, cancellation), cancellation).ConfigureAwait(false))[0][0]!;

    private static GraphNode Node(string label, object?[] row)
    {
        var subLabel = ((List<object?>)row[2]!).OfType<string>().FirstOrDefault(GraphSchema.Node(label).SubLabels.Contains);
        return new GraphNode(label, subLabel, (string)row[0]!, GraphValues.Properties((Dictionary<string, object?>)row[1]!));
    }

    private static IEnumerable<GraphEdge> Edges(EdgeType type, string from, List<object?> edges) => edges
        .Cast<List<object?>>()
        .Select(e => (Key: (string)e[0]!, Properties: GraphValues.Properties((Dictionary<string, object?>)e[1]!)))
        .Select(e => new GraphEdge(type.Type, new NodeRef(type.From, from), new NodeRef(type.To, e.Key), type.DiscriminatorOf(e.Properties), e.Properties))
        .OrderBy(e => e.To.Key, StringComparer.Ordinal).ThenBy(e => e.Discriminator, StringComparer.Ordinal);
}
