using GeoGraph.Graph;

namespace GeoGraph.Neo4j;

/// <summary>Collects what a batch writes: one Cypher text for each label and relationship type, in the order in which they must run.</summary>
internal sealed class BatchWrites
{
    private const string Pair = "pair";

    private static readonly string[] s_actor = ["key", "name", "kind*", "country*", "sector*", "wikidata", "aliases*", "_claims"];
    private static readonly string[] s_event =
        ["key", "name", "type*", "mode*", "contexts*", "cameo*", "quadClass*", "goldstein*", "date*", "datePrecision*", "status*", "_claims"];
    private static readonly string[] s_statement = ["key", "name", "text", "quotation*", "language*", "date*", "_claims"];
    private static readonly string[] s_ends = ["from", "to"];
    private static readonly string[] s_sums = ["events", "cooperation", "conflict", "goldstein", "first*", "last*", "_sum", "_scored"];

    /// <summary>Texts in the order they run, with their columns.</summary>
    private static readonly (WriteStep Step, string Text, string[] Columns)[] s_order =
    [
        (WriteStep.Retract, "remove-evidence", ["key"]),
        (WriteStep.Retract, "remove-event-relationships", ["key", "type", "other"]),
        (WriteStep.Retract, "remove-statement-relationships", ["key", "type", "other"]),
        (WriteStep.Retract, "remove-affiliations", ["key", "other", "role", "since", "until"]),
        (WriteStep.Nodes, "articles", ["key", "title", "outlet*", "url", "published", "language*", "textSha256"]),
        (WriteStep.Nodes, "actors-country", s_actor),
        (WriteStep.Nodes, "actors-person", s_actor),
        (WriteStep.Nodes, "actors-organization", s_actor),
        (WriteStep.Nodes, "actors-media", s_actor),
        (WriteStep.Nodes, "actors-group", s_actor),
        (WriteStep.Nodes, "places", ["key", "name", "country", "_claims"]),
        (WriteStep.Nodes, "statements", s_statement),
        (WriteStep.Nodes, "change-statements", s_statement),
        (WriteStep.Nodes, "events", s_event),
        (WriteStep.Nodes, "change-events", s_event),
        (WriteStep.Relationships, "affiliated-with", [.. s_ends, "role*", "since*", "until*"]),
        (WriteStep.Relationships, "source-of", s_ends),
        (WriteStep.Relationships, "targets", s_ends),
        (WriteStep.Relationships, "said", s_ends),
        (WriteStep.Relationships, "addressed-to", s_ends),
        (WriteStep.Relationships, "relayed-by", s_ends),
        (WriteStep.Relationships, "about", s_ends),
        (WriteStep.Relationships, "asserts", s_ends),
        (WriteStep.Relationships, "located-in", s_ends),
        (WriteStep.Relationships, "mentioned-in", [.. s_ends, "count"]),
        (WriteStep.Relationships, "reported-in", [.. s_ends, "evidence*", "start", "end", "sentenceStart", "rule*", "confidence", "statement*", "content*"]),
        (WriteStep.Finish, "interacts", [.. s_ends, .. s_sums]),
        (WriteStep.Finish, "change-interacts", [Pair, .. s_sums]),
        (WriteStep.Finish, "remove-interacts", [Pair]),
        (WriteStep.Finish, "remove-events", ["key"]),
        (WriteStep.Finish, "remove-statements", ["key"]),
        (WriteStep.Finish, "remove-places", ["key"]),
        (WriteStep.Finish, "remove-articles", ["key"]),
        (WriteStep.Finish, "remove-actors", ["key"]),
        (WriteStep.Finish, "revisions", ["key", "revision", "_claims"]),
    ];

    private static readonly Dictionary<string, string[]> s_properties = s_order.ToDictionary(
        t => t.Text, t => t.Columns.Except(s_ends).Select(c => c.TrimEnd('*')).ToArray(), StringComparer.Ordinal);

    private readonly Dictionary<string, ColumnRows> _rows = s_order.ToDictionary(t => t.Text, t => new ColumnRows(t.Text, t.Columns), StringComparer.Ordinal);
    private LoadCounts _counts = LoadCounts.None;

    /// <summary>The nodes that are there, by what was read and written so far.</summary>
    public ElementIds<NodeRef> Nodes { get; } = new();

    /// <summary>The <c>INTERACTS</c> that are there among those the batch touches.</summary>
    public ElementIds<Dyad> Pairs { get; } = new();

    /// <summary>What changes; without the relationships and actors of which only the server knows whether they go.</summary>
    public LoadCounts Counts => _counts;

    /// <summary>Whether any article is loaded or removed.</summary>
    public bool Any => _rows.Values.Any(r => r.Count > 0);

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
            AddNode("articles", article.Article, null);
            _rows["revisions"].Add(article.Key, article.Revision, ClaimDigests.Of(article).Write());
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
            AddNode(TextOf(after.Node), after.Node, change.State.Write());
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
            AddNode(TextOf(node), node, null);
            _counts += LoadCounts.None with { NodesWritten = 1 };
        }

        if (actor.Existed)
        {
            _rows["remove-actors"].Add(actor.Node.Key);
        }
    }

    /// <summary>Relationships whose ends are all among <see cref="Nodes"/>.</summary>
    public void Relationships(IEnumerable<GraphEdge> gained)
    {
        foreach (var edge in gained)
        {
            var text = TextOf(edge);
            _rows[text].Add(
            [
                Nodes.Rest(edge.From),
                Nodes.Rest(edge.To),
                .. s_properties[text].Select(c => edge.Properties.GetValueOrDefault(c switch { "since" => "from", "until" => "to", _ => c })),
            ]);
            _counts += LoadCounts.None with { EdgesWritten = 1 };
        }
    }

    public void Interacts(Dyad pair, PairSums sums)
    {
        if (!sums.IsEmpty)
        {
            if (Pairs.Contains(pair))
            {
                _rows["change-interacts"].Add([Pairs.Rest(pair), .. sums.Row()]);
            }
            else
            {
                _rows["interacts"].Add([Nodes.Rest(pair.From), Nodes.Rest(pair.To), .. sums.Row()]);
            }

            _counts += LoadCounts.None with { EdgesWritten = 1 };
        }
        else if (Pairs.Contains(pair))
        {
            _rows["remove-interacts"].Add(Pairs.Rest(pair));
            _counts += LoadCounts.None with { Removed = 1 };
        }
    }

    /// <summary>The texts of a step, in the order in which they must run.</summary>
    public IEnumerable<CypherText> Texts(WriteStep step) =>
        s_order.Where(t => t.Step == step).SelectMany(t => _rows[t.Text].Texts(
            t.Columns.Contains(Pair) ? Pairs.Start : t.Columns.Contains(s_ends[0]) ? Nodes.Start : null));

    /// <summary>The texts that write nodes, in the order in which they must run, and the label of those they write.</summary>
    public IEnumerable<(string Label, CypherText Text)> NodeTexts() =>
        s_order.Where(t => t.Step == WriteStep.Nodes).SelectMany(t => _rows[t.Text].Texts().Select(text => (LabelOf(t.Text), text)));

    private void AddNode(string text, GraphNode node, string? claims) =>
        _rows[text].Add([.. s_properties[text].Select(c => c switch { "key" => node.Key, "_claims" => claims, _ => node.Properties.GetValueOrDefault(c) })]);

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

    private string TextOf(GraphNode node)
    {
        var text = node.Label.ToLowerInvariant() + "s";
        return node.Label == GraphSchema.Actor ? $"{text}-{node.SubLabel!.ToLowerInvariant()}"
            : node.Label is GraphSchema.Event or GraphSchema.Statement && Nodes.Contains(new NodeRef(node.Label, node.Key)) ? "change-" + text
            : text;
    }

    private static string LabelOf(string text)
    {
        var name = text.StartsWith("actors-", StringComparison.Ordinal) ? "actors" : text[(text.LastIndexOf('-') + 1)..];
        return char.ToUpperInvariant(name[0]) + name[1..^1];
    }

    private static string TextOf(GraphEdge edge) => edge.Type.ToLowerInvariant().Replace('_', '-');
}

/// <summary>Part of a batch's writes: what articles no longer say goes first, and only what is there can be joined.</summary>
internal enum WriteStep
{
    /// <summary>Evidence and relationships that go; the texts tell how many.</summary>
    Retract,

    /// <summary>Nodes; the texts give their ids.</summary>
    Nodes,

    Relationships,

    /// <summary>Pairs of actors, nodes that go (the texts tell how many), and the revisions last.</summary>
    Finish,
}
