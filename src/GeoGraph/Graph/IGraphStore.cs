namespace GeoGraph.Graph;

/// <summary>Where the graph lives: a file (SQLite) or a Neo4j server. The project's one interface.</summary>
/// <remarks>
/// Every store keeps the same promises, checked by one contract suite: loading the same articles twice changes nothing; a changed article
/// replaces what it reported; facts no article reports any more disappear; the order of articles never changes the graph; a batch is
/// loaded whole or not at all, and <c>Article.revision</c> is set last. Errors a user can act on are <see cref="GraphStoreException"/>.
/// </remarks>
public interface IGraphStore : IAsyncDisposable
{
    /// <summary>Creates constraints, indexes or tables when they are missing; throws when the store has a newer schema version.</summary>
    Task PrepareAsync(CancellationToken cancellation);

    /// <summary>Revisions of those of the articles that are loaded whole, by article key.</summary>
    Task<IReadOnlyDictionary<string, string>> RevisionsAsync(IReadOnlyCollection<string> articles, CancellationToken cancellation);

    /// <summary>Loads the articles in one transaction: each replaces whatever it reported before.</summary>
    Task<LoadCounts> LoadAsync(IReadOnlyList<ArticleGraph> batch, CancellationToken cancellation);

    /// <summary>What <see cref="LoadAsync"/> would change: does the work and takes it back.</summary>
    Task<LoadCounts> TryLoadAsync(IReadOnlyList<ArticleGraph> batch, CancellationToken cancellation);

    /// <summary>Removes articles and the facts nobody else reports.</summary>
    Task<LoadCounts> DeleteAsync(IReadOnlyCollection<string> articles, CancellationToken cancellation);

    /// <summary>Removes everything the program wrote.</summary>
    Task ClearAsync(CancellationToken cancellation);

    /// <summary>How many nodes of each label and relationships of each type there are, without reading them.</summary>
    async Task<GraphCounts> CountAsync(CancellationToken cancellation)
    {
        var nodes = new SortedDictionary<string, long>(StringComparer.Ordinal);
        await foreach (var node in NodesAsync(cancellation).ConfigureAwait(false))
        {
            nodes[node.Label] = nodes.GetValueOrDefault(node.Label) + 1;
        }

        var edges = new SortedDictionary<string, long>(StringComparer.Ordinal);
        await foreach (var edge in EdgesAsync(cancellation).ConfigureAwait(false))
        {
            edges[edge.Type] = edges.GetValueOrDefault(edge.Type) + 1;
        }

        return new GraphCounts(nodes, edges);
    }

    /// <summary>The nodes that have one of the keys, sorted by label and key (ordinal).</summary>
    async Task<IReadOnlyList<GraphNode>> NodesOfAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        var wanted = keys.ToHashSet(StringComparer.Ordinal);
        return await NodesAsync(cancellation).Where(n => wanted.Contains(n.Key)).ToListAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>The relationships that start or end at one of the nodes, each once, sorted like <see cref="EdgesAsync"/>.</summary>
    async Task<IReadOnlyList<GraphEdge>> EdgesOfAsync(IReadOnlyCollection<NodeRef> nodes, CancellationToken cancellation)
    {
        var wanted = nodes.ToHashSet();
        return await EdgesAsync(cancellation).Where(e => wanted.Contains(e.From) || wanted.Contains(e.To)).ToListAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>All nodes, sorted by label and key (ordinal).</summary>
    IAsyncEnumerable<GraphNode> NodesAsync(CancellationToken cancellation);

    /// <summary>All relationships, sorted by type, from and to (ordinal).</summary>
    IAsyncEnumerable<GraphEdge> EdgesAsync(CancellationToken cancellation);

    /// <summary>All nodes with what articles claim of them, sorted like <see cref="NodesAsync"/>.</summary>
    IAsyncEnumerable<ClaimedNode> ClaimsAsync(CancellationToken cancellation);

    /// <summary>The scores behind every <c>INTERACTS</c>.</summary>
    Task<IReadOnlyDictionary<Dyad, PairScore>> ScoresAsync(CancellationToken cancellation);

    /// <summary>The rows of one of the queries that every store comes with, as the store gives them; lists of texts are <c>IEnumerable</c>s of string.</summary>
    /// <param name="query">Name of a file of <c>cypher/queries</c>, without its ending, whose first line says what it gives.</param>
    /// <param name="parameters">All that the query names: text, whole number, number, list of texts, or null.</param>
    IAsyncEnumerable<IReadOnlyList<object?>> QueryAsync(string query, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellation);

    /// <summary>Runs a report by name.</summary>
    /// <exception cref="GraphStoreException">No such report, or a parameter is missing.</exception>
    Task<ReportTable> ReportAsync(string report, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellation);
}

/// <summary>What a call changed in the store.</summary>
public sealed record LoadCounts(int ArticlesAdded, int ArticlesReplaced, int ArticlesUnchanged, int ArticlesDeleted, long NodesWritten, long EdgesWritten, long Removed)
{
    public static LoadCounts None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    public static LoadCounts operator +(LoadCounts left, LoadCounts right) => Add(left, right);

    public static LoadCounts Add(LoadCounts left, LoadCounts right) => new(
        left.ArticlesAdded + right.ArticlesAdded,
        left.ArticlesReplaced + right.ArticlesReplaced,
        left.ArticlesUnchanged + right.ArticlesUnchanged,
        left.ArticlesDeleted + right.ArticlesDeleted,
        left.NodesWritten + right.NodesWritten,
        left.EdgesWritten + right.EdgesWritten,
        left.Removed + right.Removed);
}

/// <summary>A store could not do what was asked, for a reason the user can act on: one clear line, no password in it.</summary>
public sealed class GraphStoreException(string message, Exception? inner = null) : Exception(message, inner);
