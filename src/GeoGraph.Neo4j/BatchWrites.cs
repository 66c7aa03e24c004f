using GeoGraph.Graph;

namespace GeoGraph.Neo4j;

/// <summary>
/// Collects what a batch writes: <c>write.cypher</c> adds and changes nodes and relationships, the texts before it take away what articles no
/// longer say, and those after it what nothing names any more.
/// </summary>
internal sealed class BatchWrites
{
    private const string NodeColumn = "node";
    private const string KeyColumn = "key";
    private const string ClaimsColumn = "_claims";
    private const string RevisionColumn = "revision";

    private static readonly string[] s_event =
        ["name", "type*", "mode*", "contexts*", "cameo*", "quadClass*", "goldstein*", "date*", "datePrecision*", "status*", ClaimsColumn];
    private static readonly string[] s_statement = ["name", "text", "quotation*", "language*", "date*", ClaimsColumn];
    private static readonly string[] s_ends = ["from", "to"];
    private static readonly string[] s_sums = ["events", "cooperation", "conflict", "goldstein", "first*", "last*", "_sum", "_scored"];

    /// <summary>The nodes <c>write.cypher</c> writes by their labels, in the order in which their places are counted there.</summary>
    private static readonly (string Label, string Parameter, string[] Columns)[] s_nodes =
    [
        (GraphSchema.Article, "articles", [KeyColumn, "title", "outlet*", "url", "published", "language*", "textSha256", RevisionColumn, ClaimsColumn]),
        (GraphSchema.Actor, "actors", [KeyColumn, "name", "kind*", "country*", "sector*", "wikidata", "aliases*", ClaimsColumn]),
        (GraphSchema.Place, "places", [KeyColumn, "name", "country", ClaimsColumn]),
        (GraphSchema.Statement, "statements", [KeyColumn, .. s_statement]),
        (GraphSchema.Event, "events", [KeyColumn, .. s_event]),
    ];

    /// <summary>Facts that are there already, and change.</summary>
    private static readonly (string Label, string Parameter, string[] Columns)[] s_changes =
        [(GraphSchema.Statement, "changedStatements", [NodeColumn, .. s_statement]), (GraphSchema.Event, "changedEvents", [NodeColumn, .. s_event])];

    /// <summary>Lists of the places of actors by their second label.</summary>
    private static readonly (string Label, string List)[] s_kinds =
    [
        (GraphSchema.Country, "countries"), (GraphSchema.Person, "persons"), (GraphSchema.Organization, "organizations"), (GraphSchema.Media, "media"),
        (GraphSchema.Group, "groups"),
    ];

    private static readonly (string Type, string Parameter, string[] Columns)[] s_relationships =
    [
        (GraphSchema.AffiliatedWith, "affiliatedWith", ["role*", "since*", "until*"]),
        (GraphSchema.SourceOf, "sourceOf", []),
        (GraphSchema.Targets, "targets", []),
        (GraphSchema.Said, "said", []),
        (GraphSchema.AddressedTo, "addressedTo", []),
        (GraphSchema.RelayedBy, "relayedBy", []),
        (GraphSchema.About, "about", []),
        (GraphSchema.Asserts, "asserts", []),
        (GraphSchema.LocatedIn, "locatedIn", []),
        (GraphSchema.MentionedIn, "mentionedIn", ["count"]),
        (GraphSchema.ReportedIn, "reportedIn", ["evidence*", "start", "end", "sentenceStart", "rule*", "confidence", "statement*", "content*"]),
        (GraphSchema.Interacts, "interacts", s_sums),
    ];

    /// <summary>The other texts in the order they run, with their columns.</summary>
    private static readonly (WriteStep Step, string Text, string[] Columns)[] s_order =
    [
        (WriteStep.Retract, "remove-evidence", [KeyColumn]),
        (WriteStep.Retract, "remove-event-relationships", [KeyColumn, "type", "other"]),
        (WriteStep.Retract, "remove-statement-relationships", [KeyColumn, "type", "other"]),
        (WriteStep.Retract, "remove-affiliations", [KeyColumn, "other", "role", "since", "until"]),
        (WriteStep.Finish, "interacts", [.. s_ends, .. s_sums]),
        (WriteStep.Finish, "remove-interacts", s_ends),
        (WriteStep.Finish, "remove-events", [KeyColumn]),
        (WriteStep.Finish, "remove-statements", [KeyColumn]),
        (WriteStep.Finish, "remove-places", [KeyColumn]),
        (WriteStep.Finish, "remove-articles", [KeyColumn]),
        (WriteStep.Finish, "remove-actors", [KeyColumn]),
    ];

    private readonly SharedValues _shared = new();
    private readonly Dictionary<string, WriteTable> _nodes;
    private readonly Dictionary<string, WriteTable> _changes;
    private readonly Dictionary<string, WriteTable> _relationships;
    private readonly Dictionary<string, List<object?>> _kinds = s_kinds.ToDictionary(k => k.Label, _ => new List<object?>(), StringComparer.Ordinal);

    /// <summary>The place of each node this batch writes among those of its label.</summary>
    private readonly Dictionary<NodeRef, int> _written = [];

    /// <summary>The nodes that are there already and that the text names, by their places.</summary>
    private readonly Dictionary<NodeRef, int> _known = [];

    /// <summary>The ends of relationships: told by place when all nodes are known.</summary>
    private readonly Dictionary<string, List<(NodeRef From, NodeRef To)>> _ends = s_relationships.ToDictionary(r => r.Type, _ => new List<(NodeRef, NodeRef)>(), StringComparer.Ordinal);

    private readonly Dictionary<string, ColumnRows> _rows = s_order.ToDictionary(t => t.Text, t => new ColumnRows(t.Text, t.Columns), StringComparer.Ordinal);
    private LoadCounts _counts = LoadCounts.None;

    public BatchWrites()
    {
        _nodes = Tables(s_nodes);
        _changes = Tables(s_changes);
        _relationships = Tables(s_relationships);
    }

    /// <summary>The nodes that are there, by what was read and written so far.</summary>
    public ElementIds Nodes { get; } = new();

    /// <summary>The <c>INTERACTS</c> that are there among those the batch touches.</summary>
    public HashSet<Dyad> Pairs { get; } = [];

    /// <summary>What changes; without the relationships and actors of which only the server knows whether they go.</summary>
    public LoadCounts Counts => _counts;

    /// <summary>Whether any article is loaded or removed.</summary>
    public bool Any => _rows.Values.Any(r => r.Count > 0) || Writes;

    /// <summary>Whether <see cref="Text"/> has anything to write.</summary>
    private bool Writes => _nodes.Values.Concat(_changes.Values).Concat(_relationships.Values).Any(t => t.Count > 0);

    /// <param name="retracted">Articles that are there and whose facts are taken back first, those to be replaced among them.</param>
    /// <param name="removed">Those of them that go.</param>
    public void Articles(IReadOnlyList<ArticleGraph> loaded, IReadOnlyCollection<string> retracted, int unchanged, IEnumerable<string> removed)
    {
        foreach (var key in retracted)
        {
            _rows["remove-evidence"].Add(key);
        }

        foreach (var article in loaded)
        {
            AddNode(article.Article, ClaimDigests.Of(article).Write(), article.Revision);
        }

        foreach (var key in removed)
        {
            _rows["remove-articles"].Add(key);
        }

        var gone = _rows["remove-articles"].Count;
        var replaced = retracted.Count - gone;
        _counts += new LoadCounts(loaded.Count - replaced, replaced, unchanged, gone, loaded.Count, 0, gone);
    }

    /// <summary>The node itself and the relationships it loses.</summary>
    public void Node(NodeChange change)
    {
        var node = change.State.Node;
        foreach (var edge in change.Lost)
        {
            RemoveEdge(node, edge);
        }

        if (change.After is { } after)
        {
            AddNode(after.Node, change.State.Write());
            _counts += LoadCounts.None with { NodesWritten = change.State.Existed && change.ShowsTheSame ? 0 : 1 };
        }
        else if (node.Label != GraphSchema.Actor)
        {
            _rows[$"remove-{node.Label.ToLowerInvariant()}s"].Add(node.Key);
            _counts += LoadCounts.None with { Removed = 1 };
        }
    }

    /// <summary>An actor no article mentions: known by its key alone, or gone when no relationship names it.</summary>
    public void UnnamedActor(NodeClaims actor)
    {
        if (!actor.Existed || actor.WasClaimed)
        {
            var node = NodeMerge.ActorByKey(actor.Node.Key);
            AddNode(node, null);
            _counts += LoadCounts.None with { NodesWritten = 1 };
        }

        if (actor.Existed)
        {
            _rows["remove-actors"].Add(actor.Node.Key);
        }
    }

    public void Relationships(IEnumerable<GraphEdge> gained)
    {
        foreach (var edge in gained)
        {
            var table = _relationships[edge.Type];
            _ends[edge.Type].Add((edge.From, edge.To));
            table.Add([.. table.Columns.Select(c => edge.Properties.GetValueOrDefault(c switch { "since" => "from", "until" => "to", _ => c }))]);
            _counts += LoadCounts.None with { EdgesWritten = 1 };
        }
    }

    /// <summary>A pair of which the batch knows the sums before it writes.</summary>
    public void Interacts(Dyad pair, PairSums sums)
    {
        _ends[GraphSchema.Interacts].Add((pair.From, pair.To));
        _relationships[GraphSchema.Interacts].Add(sums.Row());
        _counts += LoadCounts.None with { EdgesWritten = 1 };
    }

    /// <summary>A pair that was summed anew after the writes.</summary>
    public void InteractsAnew(Dyad pair, PairSums sums)
    {
        if (!sums.IsEmpty)
        {
            _rows["interacts"].Add([Nodes.Rest(pair.From), Nodes.Rest(pair.To), .. sums.Row()]);
            _counts += LoadCounts.None with { EdgesWritten = 1 };
        }
        else if (Pairs.Contains(pair))
        {
            _rows["remove-interacts"].Add(Nodes.Rest(pair.From), Nodes.Rest(pair.To));
            _counts += LoadCounts.None with { Removed = 1 };
        }
    }

    /// <summary>The texts of a step, in the order in which they must run.</summary>
    public IEnumerable<CypherText> Texts(WriteStep step) =>
        s_order.Where(t => t.Step == step).SelectMany(t => _rows[t.Text].Texts(t.Columns.Contains(s_ends[0]) ? Nodes.Start : null));

    /// <summary>The text that writes; null when nothing is to write. It gives the ids of <see cref="WrittenActors"/>.</summary>
    public CypherText? Text()
    {
        if (!Writes)
        {
            return null;
        }

        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal);
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var count = 0;
        foreach (var (label, parameter, _) in s_nodes)
        {
            parameters[parameter] = _nodes[label].Parameter();
            first[label] = count;
            count += _nodes[label].Count;
        }

        var actors = (Dictionary<string, object?>)parameters["actors"]!;
        foreach (var (label, list) in s_kinds)
        {
            actors[list] = _kinds[label];
        }

        foreach (var (type, parameter, _) in s_relationships)
        {
            var rows = _relationships[type].Parameter();
            rows[s_ends[0]] = _ends[type].ConvertAll(e => Place(e.From));
            rows[s_ends[1]] = _ends[type].ConvertAll(e => Place(e.To));
            parameters[parameter] = rows;
        }

        foreach (var (label, parameter, _) in s_changes)
        {
            parameters[parameter] = _changes[label].Parameter();
        }

        parameters["id"] = Nodes.Start;
        parameters["known"] = _known.OrderBy(k => k.Value).Select(k => Nodes.Rest(k.Key)).ToList();
        parameters["shared"] = _shared.Values;
        return new CypherText(CypherTexts.Load("write"), parameters) { IsBulk = true };

        object? Place(NodeRef node) => (long)(_written.TryGetValue(node, out var place) ? first[node.Label] + place : count + Known(node));
    }

    /// <summary>The actors the text writes, in its order.</summary>
    public IEnumerable<NodeRef> WrittenActors => _written.Keys.Where(n => n.Label == GraphSchema.Actor).OrderBy(n => _written[n]);

    private Dictionary<string, WriteTable> Tables((string Name, string Parameter, string[] Columns)[] tables) =>
        tables.ToDictionary(t => t.Name, t => new WriteTable(_shared, t.Columns), StringComparer.Ordinal);

    private void AddNode(GraphNode node, string? claims, string? revision = null)
    {
        var state = new NodeRef(node.Label, node.Key);
        var changes = node.Label is GraphSchema.Event or GraphSchema.Statement && Nodes.Contains(state);
        var table = (changes ? _changes : _nodes)[node.Label];
        if (!changes)
        {
            _written[state] = table.Count;
        }

        if (node.SubLabel is { } kind && node.Label == GraphSchema.Actor)
        {
            _kinds[kind].Add((long)table.Count);
        }

        table.Add(
        [
            .. table.Columns.Select(c => c switch
            {
                KeyColumn => node.Key,
                NodeColumn => (long)Known(state),
                ClaimsColumn => claims,
                RevisionColumn => revision,
                _ => node.Properties.GetValueOrDefault(c),
            }),
        ]);
    }

    /// <summary>The place of a node that is there already, among those the text names.</summary>
    private int Known(NodeRef node)
    {
        if (!_known.TryGetValue(node, out var place))
        {
            _known[node] = place = _known.Count;
        }

        return place;
    }

    private void RemoveEdge(NodeRef owner, GraphEdge edge)
    {
        var other = edge.From == owner ? edge.To : edge.From;
        if (edge.Type == GraphSchema.AffiliatedWith)
        {
            _rows["remove-affiliations"].Add(
                owner.Key, other.Key, edge.Properties.GetValueOrDefault("role"), edge.Properties.GetValueOrDefault("from"), edge.Properties.GetValueOrDefault("to"));
        }
        else
        {
            _rows[$"remove-{owner.Label.ToLowerInvariant()}-relationships"].Add(owner.Key, edge.Type, other.Key);
        }

        _counts += LoadCounts.None with { Removed = 1 };
    }
}

/// <summary>What runs before and after <c>write.cypher</c>.</summary>
internal enum WriteStep
{
    /// <summary>Evidence and relationships that go; the texts tell how many.</summary>
    Retract,

    /// <summary>Pairs of actors that were summed anew, and nodes that go; the texts tell how many.</summary>
    Finish,
}
