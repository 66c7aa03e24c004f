using GeoGraph.Graph;

namespace GeoGraph.Sqlite;

/// <summary>The work of one transaction: takes articles in and out, then brings every node they touch in line with what is claimed of it.</summary>
/// <remarks>Runs with deferred foreign keys: rows may be written in any order, the commit checks them.</remarks>
internal sealed class SqliteBatch(SqliteSession db)
{
    private readonly Dictionary<NodeRef, NodeState> _touched = [];
    private readonly Dictionary<string, long> _lastIds = new(StringComparer.Ordinal);
    private readonly InteractionUpdate _interactions = new(db);
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
        var known = db.Query("SELECT id, revision FROM article WHERE key = ?1", r => (Id: r.GetInt64(0), Revision: r[1] as string), article.Key);
        if (known.Count > 0 && known[0].Revision == article.Revision)
        {
            _unchanged++;
            return;
        }

        // The transaction shows the revision together with the facts, never before them.
        var properties = new Dictionary<string, object?>(article.Article.Properties, StringComparer.Ordinal) { ["revision"] = article.Revision };
        var node = article.Article with { Properties = properties };
        long id;
        if (known.Count > 0)
        {
            id = known[0].Id;
            Retract(id);
            db.Execute(table.Update, [id, .. table.Cells(node)]);
            _replaced++;
        }
        else
        {
            id = NextId("article");
            db.Execute(table.Insert, [id, article.Key, .. table.Cells(node)]);
            _added++;
        }

        _nodes++;
        foreach (var contribution in article.Contributions)
        {
            Contribute(id, contribution);
        }
    }

    public void Delete(string article)
    {
        if (db.Scalar("SELECT id FROM article WHERE key = ?1", article) is long id)
        {
            Retract(id);
            db.Execute("DELETE FROM article WHERE id = ?1", id);
            _deleted++;
            _removed++;
        }
    }

    public LoadCounts Finish()
    {
        var order = _touched.Values.OrderBy(s => s.Node.Label, StringComparer.Ordinal).ThenBy(s => s.Node.Key, StringComparer.Ordinal).ToArray();
        foreach (var state in order.Where(s => s.Changed))
        {
            WriteClaims(state);
            Bring(state);
        }

        foreach (var state in _touched.Values.Where(s => s.Node.Label == GraphSchema.Actor && !s.IsClaimed).OrderBy(s => s.Node.Key, StringComparer.Ordinal).ToArray())
        {
            BringUnnamedActor(state);
        }

        var (written, removed) = _interactions.Write();
        return new LoadCounts(_added, _replaced, _unchanged, _deleted, _nodes, _edges + written, _removed + removed);
    }

    private void Retract(long article)
    {
        foreach (var (claim, label, node) in db.Query(
            "SELECT c.id, c.label, c.node FROM contribution x JOIN claim c ON c.id = x.claim WHERE x.article = ?1",
            r => (r.GetInt64(0), r.GetString(1), r.GetInt64(2)), article))
        {
            var key = (string)db.Scalar($"SELECT key FROM {SqliteSchema.Node(label).Table} WHERE id = ?1", node)!;
            Touch(new NodeRef(label, key)).Claims.Find(c => c.Id == claim)!.Now--;
        }

        db.Execute("DELETE FROM contribution WHERE article = ?1", article);
        _removed += db.Execute("DELETE FROM event_report WHERE article = ?1", article);
        _removed += db.Execute("DELETE FROM statement_report WHERE article = ?1", article);
        _removed += db.Execute("DELETE FROM mentioned_in WHERE article = ?1", article);
    }

    private void Contribute(long article, Contribution contribution)
    {
        var state = Touch(new NodeRef(contribution.Label, contribution.Key));
        foreach (var claim in contribution.Claims)
        {
            var known = state.Claims.Find(c => c.Claim == claim);
            if (known is null)
            {
                known = new ClaimState(NextId("claim"), claim, 0);
                state.Claims.Add(known);
            }

            known.Now++;
            db.Execute("INSERT INTO contribution (article, claim) VALUES (?1, ?2)", article, known.Id);
        }

        foreach (var edge in contribution.Evidence)
        {
            var table = SqliteSchema.Edge(edge);
            db.Execute(table.Insert, table.InsertCells(state.Id, article, edge));
            _edges++;
        }
    }

    private NodeState Touch(NodeRef node)
    {
        if (_touched.TryGetValue(node, out var state))
        {
            return state;
        }

        var table = SqliteSchema.Node(node.Label).Table;
        if (db.Scalar($"SELECT id FROM {table} WHERE key = ?1", node.Key) is long id)
        {
            state = new NodeState(node, id, true);
            state.Claims.AddRange(db.Query(
                "SELECT id, property, value, articles FROM claim WHERE label = ?1 AND node = ?2",
                r => new ClaimState(r.GetInt64(0), new Claim(r.GetString(1), r.GetString(2)), r.GetInt64(3)), node.Label, id));
        }
        else
        {
            state = new NodeState(node, NextId(table), false);
        }

        _touched[node] = state;
        return state;
    }

    private void WriteClaims(NodeState state)
    {
        foreach (var claim in state.Claims.Where(c => c.Now != c.Before))
        {
            if (claim.Before == 0)
            {
                db.Execute(
                    "INSERT INTO claim (id, label, node, property, value, articles) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    claim.Id, state.Node.Label, state.Id, claim.Claim.Property, claim.Claim.Value, claim.Now);
            }
            else if (claim.Now == 0)
            {
                db.Execute("DELETE FROM claim WHERE id = ?1", claim.Id);
            }
            else
            {
                db.Execute("UPDATE claim SET articles = ?2 WHERE id = ?1", claim.Id, claim.Now);
            }
        }
    }

    private void Bring(NodeState state)
    {
        var before = state.Before();
        var after = state.After();
        foreach (var edge in Missing(before, after))
        {
            var table = SqliteSchema.Edge(edge);
            _removed += db.Execute(table.Delete, table.DeleteCells(Touch(edge.From).Id, Touch(edge.To).Id, edge));
        }

        foreach (var edge in Missing(after, before))
        {
            var table = SqliteSchema.Edge(edge);
            db.Execute(table.Insert, table.InsertCells(Touch(edge.From).Id, Touch(edge.To).Id, edge));
            _edges++;
        }

        if (state.Node.Label == GraphSchema.Event)
        {
            _interactions.Change(state.Id, before, after, key => Touch(new NodeRef(GraphSchema.Actor, key)).Id);
        }

        if (after is not null)
        {
            WriteNode(state, before?.Node, after.Node);
        }
        else if (state.Node.Label != GraphSchema.Actor)
        {
            DeleteNode(state);
        }
    }

    /// <summary>An actor no article mentions stays as long as a relationship names it, known by its key alone.</summary>
    private void BringUnnamedActor(NodeState state)
    {
        if (!IsReferenced(state.Id))
        {
            DeleteNode(state);
        }
        else if (!state.Existed || state.WasClaimed)
        {
            WriteNode(state, null, NodeMerge.ActorByKey(state.Node.Key));
        }
    }

    private bool IsReferenced(long actor) => db.Scalar(
        """
        SELECT EXISTS (SELECT 1 FROM source_of WHERE actor = ?1) OR EXISTS (SELECT 1 FROM targets WHERE actor = ?1)
            OR EXISTS (SELECT 1 FROM said WHERE actor = ?1) OR EXISTS (SELECT 1 FROM addressed_to WHERE actor = ?1)
            OR EXISTS (SELECT 1 FROM relayed_by WHERE actor = ?1) OR EXISTS (SELECT 1 FROM about WHERE actor = ?1)
            OR EXISTS (SELECT 1 FROM affiliated_with WHERE organization = ?1)
        """,
        actor) is 1L;

    private void WriteNode(NodeState state, GraphNode? before, GraphNode after)
    {
        var table = SqliteSchema.Node(state.Node.Label);
        if (!state.Existed)
        {
            db.Execute(table.Insert, [state.Id, state.Node.Key, .. table.Cells(after)]);
            _nodes++;
        }
        else if (before is null || !table.Cells(before).SequenceEqual(table.Cells(after)))
        {
            db.Execute(table.Update, [state.Id, .. table.Cells(after)]);
            _nodes++;
        }
    }

    private void DeleteNode(NodeState state)
    {
        if (state.Existed)
        {
            db.Execute($"DELETE FROM {SqliteSchema.Node(state.Node.Label).Table} WHERE id = ?1", state.Id);
            _removed++;
        }
    }

    private static IEnumerable<GraphEdge> Missing(MergedNode? from, MergedNode? than)
    {
        if (from is null)
        {
            return [];
        }

        var there = than?.Edges.Select(e => (e.Type, e.From, e.To, e.Discriminator)).ToHashSet() ?? [];
        return from.Edges.Where(e => !there.Contains((e.Type, e.From, e.To, e.Discriminator)));
    }

    /// <summary>Ids are dealt out here: the transaction holds the only write lock.</summary>
    private long NextId(string table)
    {
        var last = _lastIds.TryGetValue(table, out var id) ? id : db.Scalar($"SELECT MAX(id) FROM {table}") as long? ?? 0;
        return _lastIds[table] = last + 1;
    }
}
