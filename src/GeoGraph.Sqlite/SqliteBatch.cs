using GeoGraph.Graph;

namespace GeoGraph.Sqlite;

/// <summary>The work of one transaction: takes articles in and out, then brings every node they touch in line with what is claimed of it.</summary>
/// <remarks>Rows are written parents first and sorted by key: so no row waits for another, and the indexes grow where they grew last.</remarks>
internal sealed class SqliteBatch(SqliteSession db) : IDisposable
{
    private static readonly string s_isReferenced =
        $"SELECT {string.Join(" OR ", SqliteSchema.Naming(GraphSchema.Actor).Select(n => $"EXISTS (SELECT 1 FROM {n.Table.Table} WHERE {n.Column} = ?1)"))}";

    private readonly Dictionary<NodeRef, NodeState> _touched = [];
    private readonly List<(NodeState Node, long Article, GraphEdge Edge)> _evidence = [];
    private readonly Dictionary<string, long> _lastIds = new(StringComparer.Ordinal);
    private readonly InteractionUpdate _interactions = new(db);
    private readonly ClaimBytes _bytes = new();
    private int _added;
    private int _replaced;
    private int _unchanged;
    private int _deleted;
    private long _nodes;
    private long _edges;
    private long _removed;

    public void Load(ArticleGraph article)
    {
        var table = SqliteSchema.Node(GraphSchema.Article);
        var known = FindArticle(article.Key);
        if (known is { } same && same.Revision == article.Revision)
        {
            _unchanged++;
            return;
        }

        if (known is not null)
        {
            Retract(known.Value.Id);
            _replaced++;
        }
        else
        {
            _added++;
        }

        var id = known?.Id ?? NextId(table.Table);
        var contributions = new List<(NodeState, List<ClaimState>)>(article.Contributions.Count);
        foreach (var contribution in article.Contributions)
        {
            contributions.Add(Contribute(contribution, id));
        }

        // The transaction shows the revision together with the facts, never before them.
        var properties = new Dictionary<string, object?>(article.Article.Properties, StringComparer.Ordinal) { ["revision"] = article.Revision };
        Write(table, article.Article with { Properties = properties }, id, known is null, _bytes.OfArticle(contributions));
    }

    public void Delete(string article)
    {
        if (FindArticle(article) is { } known)
        {
            Retract(known.Id);
            Delete(SqliteSchema.Node(GraphSchema.Article), known.Id);
            _deleted++;
        }
    }

    /// <summary>Writes what the articles taken in and out so far change.</summary>
    public LoadCounts Finish()
    {
        var changed = Sorted(s => s.Changed);
        foreach (var state in changed)
        {
            Derive(state);
        }

        foreach (var state in Sorted(s => s.IsClaimed ? s.Changed : !s.Existed))
        {
            Write(state);
        }

        foreach (var state in changed)
        {
            WriteEdges(state);
        }

        foreach (var (node, article, edge) in _evidence)
        {
            Add(edge, node.Id, article);
        }

        foreach (var state in Sorted(s => s.Existed && !s.IsClaimed))
        {
            WriteUnclaimed(state);
        }

        var (written, removed) = _interactions.Write();
        return new LoadCounts(_added, _replaced, _unchanged, _deleted, _nodes, _edges + written, _removed + removed);
    }

    public void Dispose() => _bytes.Dispose();

    private NodeState[] Sorted(Func<NodeState, bool> wanted)
    {
        var states = _touched.Values.Where(wanted).ToArray();
        Array.Sort(states, (a, b) => string.CompareOrdinal(a.Node.Label, b.Node.Label) is var order and not 0 ? order : string.CompareOrdinal(a.Node.Key, b.Node.Key));
        return states;
    }

    private (long Id, string? Revision)? FindArticle(string key)
    {
        var row = db.Prepare("SELECT id, revision FROM article WHERE key = ?1");
        row.Bind(1, key);
        (long, string?)? found = row.Step() ? (row.Int64(0), row.Text(1)) : null;
        row.Reset();
        return found;
    }

    private void Retract(long article)
    {
        var row = db.Prepare("SELECT claims FROM article WHERE id = ?1");
        row.Bind(1, article);
        row.Step();
        var bytes = row.Blob(0);
        row.Reset();
        foreach (var (node, claims) in ClaimBytes.ReadArticle(bytes))
        {
            var state = Touch(node);
            foreach (var (claim, digest) in claims)
            {
                state.Find(claim, digest)!.Now--;
            }
        }

        foreach (var delete in (string[])["DELETE FROM event_report WHERE article = ?1", "DELETE FROM statement_report WHERE article = ?1", "DELETE FROM mentioned_in WHERE article = ?1"])
        {
            var statement = db.Prepare(delete);
            statement.Bind(1, article);
            _removed += statement.Execute();
        }
    }

    private (NodeState, List<ClaimState>) Contribute(Contribution contribution, long article)
    {
        var state = Touch(new NodeRef(contribution.Label, contribution.Key));
        var claims = new List<ClaimState>(contribution.Claims.Count);
        for (var i = 0; i < contribution.Claims.Count; i++)
        {
            var claim = contribution.Claims[i];
            var digest = state.IsFact ? contribution.Digests[i] : 0;
            var known = state.Find(claim, digest);
            if (known is null)
            {
                known = new ClaimState(claim, digest, 0);
                state.Claims.Add(known);
            }

            known.Now++;
            claims.Add(known);
        }

        foreach (var edge in contribution.Evidence)
        {
            _evidence.Add((state, article, edge));
        }

        return (state, claims);
    }

    private NodeState Touch(NodeRef node)
    {
        if (_touched.TryGetValue(node, out var state))
        {
            return state;
        }

        var row = db.Prepare(SqliteSchema.Node(node.Label).Find);
        row.Bind(1, node.Key);
        if (row.Step())
        {
            state = new NodeState(node, row.Int64(0));
            foreach (var (claim, digest, articles) in ClaimBytes.ReadNode(node.Label, row.Blob(1)))
            {
                state.Claims.Add(new ClaimState(claim, digest, articles));
            }
        }
        else
        {
            state = new NodeState(node, 0);
        }

        row.Reset();
        return _touched[node] = state;
    }

    private void Derive(NodeState state)
    {
        if (state.SaysTheSame)
        {
            return;
        }

        if (state.IsFact && state.Existed && state.Claims.Find(c => c.Claim.Value.Length == 0) is { } lone)
        {
            lone.Claim = NodeMerge.FactClaim(ReadFact(state));
        }

        state.Derive();
        foreach (var edge in state.After?.Edges ?? [])
        {
            End(state, edge.From);
            End(state, edge.To);
        }
    }

    /// <summary>One end of a relationship that a node owns: the node itself or another.</summary>
    private NodeState End(NodeState owner, NodeRef end) => end == owner.Node ? owner : Touch(end);

    /// <summary>An event or statement as its row and relationships have it.</summary>
    private MergedNode ReadFact(NodeState state)
    {
        var node = db.Query(SqliteSchema.Node(state.Node.Label).Select("WHERE id = ?1"), SqliteSchema.Node(state.Node.Label).ToNode, state.Id)[0];
        return new MergedNode(node, [.. SqliteSchema.Owned(state.Node.Label).SelectMany(o => db.Query(o.Table.Select($"WHERE x.{o.Column} = ?1"), o.Table.ToEdge, state.Id))]);
    }

    /// <summary>Writes a node that some article claims, or a new actor that a relationship names.</summary>
    private void Write(NodeState state)
    {
        var table = SqliteSchema.Node(state.Node.Label);
        if (!state.Existed)
        {
            state.Id = NextId(table.Table);
        }

        if (state.SaysTheSame || (state.Before is { } before && table.IsSameRow(before.Node, state.After!.Node)))
        {
            var update = db.Prepare(table.UpdateClaims);
            update.Bind(1, state.Id);
            update.Bind(2, _bytes.OfNode(state));
            update.Execute();
        }
        else
        {
            Write(table, state.After?.Node ?? NodeMerge.ActorByKey(state.Node.Key), state.Id, !state.Existed, _bytes.OfNode(state));
        }
    }

    /// <summary>An actor no article mentions any more stays as long as a relationship names it, known by its key alone; all else goes.</summary>
    private void WriteUnclaimed(NodeState state)
    {
        var table = SqliteSchema.Node(state.Node.Label);
        if (state.Node.Label != GraphSchema.Actor || !IsReferenced(state.Id))
        {
            Delete(table, state.Id);
        }
        else if (state.WasClaimed)
        {
            Write(table, NodeMerge.ActorByKey(state.Node.Key), state.Id, false, _bytes.OfNode(state));
        }
    }

    private void Write(NodeTable table, GraphNode node, long id, bool insert, ReadOnlySpan<byte> claims)
    {
        var statement = db.Prepare(insert ? table.Insert : table.Update);
        statement.Bind(1, id);
        statement.Bind(2, claims);
        var next = table.BindCells(statement, node);
        if (insert)
        {
            statement.Bind(next, node.Key);
        }

        statement.Execute();
        _nodes++;
    }

    private void WriteEdges(NodeState state)
    {
        foreach (var edge in Missing(state.Before, state.After))
        {
            var table = SqliteSchema.Edge(edge);
            _removed += table.Remove(db.Prepare(table.Delete), End(state, edge.From).Id, End(state, edge.To).Id, edge);
        }

        foreach (var edge in Missing(state.After, state.Before))
        {
            Add(edge, End(state, edge.From).Id, End(state, edge.To).Id);
        }

        if (state.Node.Label == GraphSchema.Event && !state.SaysTheSame)
        {
            _interactions.Change(state.Id, state.Before, state.After, key => Touch(new NodeRef(GraphSchema.Actor, key)).Id);
        }
    }

    private void Add(GraphEdge edge, long from, long to)
    {
        var table = SqliteSchema.Edge(edge);
        table.Add(db.Prepare(table.Insert), from, to, edge);
        _edges++;
    }

    private bool IsReferenced(long actor)
    {
        var row = db.Prepare(s_isReferenced);
        row.Bind(1, actor);
        row.Step();
        var referenced = row.Int64(0) == 1;
        row.Reset();
        return referenced;
    }

    private void Delete(NodeTable table, long id)
    {
        var statement = db.Prepare(table.Delete);
        statement.Bind(1, id);
        statement.Execute();
        _removed++;
    }

    private static IEnumerable<GraphEdge> Missing(MergedNode? from, MergedNode? than)
    {
        if (from is null || than is null)
        {
            return from?.Edges ?? [];
        }

        var there = than.Edges.Select(e => (e.Type, e.From, e.To, e.Discriminator)).ToHashSet();
        return from.Edges.Where(e => !there.Contains((e.Type, e.From, e.To, e.Discriminator)));
    }

    /// <summary>Ids are dealt out here: the transaction holds the only write lock.</summary>
    private long NextId(string table)
    {
        var last = _lastIds.TryGetValue(table, out var id) ? id : db.Scalar($"SELECT MAX(id) FROM {table}") as long? ?? 0;
        return _lastIds[table] = last + 1;
    }
}
