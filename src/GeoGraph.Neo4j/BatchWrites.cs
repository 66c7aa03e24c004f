using GeoGraph.Graph;

namespace GeoGraph.Neo4j;

/// <summary>Collects what a batch writes: one Cypher text for each label and relationship type, in the order in which they must run.</summary>
internal sealed class BatchWrites
{
    private static readonly string[] s_actor = ["key", "name", "kind", "country", "sector", "wikidata", "aliases", "_claims"];
    private static readonly string[] s_article = ["key", "title", "outlet", "url", "published", "language", "textSha256"];
    private static readonly string[] s_event = ["key", "name", "type", "mode", "contexts", "cameo", "quadClass", "goldstein", "date", "datePrecision", "status", "_claims"];
    private static readonly string[] s_statement = ["key", "name", "text", "quotation", "language", "date", "_claims"];
    private static readonly string[] s_place = ["key", "name", "country", "_claims"];
    private static readonly string[] s_evidence = ["from", "to", "evidence", "start", "end", "sentenceStart", "rule", "confidence"];
    private static readonly string[] s_sums = ["from", "to", "events", "cooperation", "conflict", "goldstein", "first", "last", "_sum", "_scored"];

    /// <summary>Texts in the order they run, with their columns.</summary>
    private static readonly (string Text, string[] Columns)[] s_order =
    [
        ("remove-evidence", ["key"]),
        ("remove-event-relationships", ["key", "type", "other"]),
        ("remove-statement-relationships", ["key", "type", "other"]),
        ("remove-affiliations", ["key", "other", "role", "since", "until"]),
        ("articles", s_article),
        ("actors-country", s_actor),
        ("actors-person", s_actor),
        ("actors-organization", s_actor),
        ("actors-media", s_actor),
        ("actors-group", s_actor),
        ("places", s_place),
        ("statements", s_statement),
        ("events", s_event),
        ("affiliated-with", ["from", "to", "role", "since", "until"]),
        ("source-of", ["from", "to"]),
        ("targets", ["from", "to"]),
        ("said", ["from", "to"]),
        ("addressed-to", ["from", "to"]),
        ("relayed-by", ["from", "to"]),
        ("about", ["from", "to"]),
        ("asserts", ["from", "to"]),
        ("located-in", ["from", "to"]),
        ("mentioned-in", ["from", "to", "count"]),
        ("statement-reported-in", [.. s_evidence, "content"]),
        ("event-reported-in", [.. s_evidence, "statement"]),
        ("interacts", s_sums),
        ("remove-interacts", ["from", "to"]),
        ("remove-events", ["key"]),
        ("remove-statements", ["key"]),
        ("remove-places", ["key"]),
        ("remove-articles", ["key"]),
        ("remove-actors", ["key"]),
        ("revisions", ["key", "revision", "_claims"]),
    ];

    private static readonly Dictionary<string, string[]> s_columns = s_order.ToDictionary(t => t.Text, t => t.Columns, StringComparer.Ordinal);

    private readonly Dictionary<string, ColumnRows> _rows = s_order.ToDictionary(t => t.Text, t => new ColumnRows(t.Text, t.Columns), StringComparer.Ordinal);
    private LoadCounts _counts = LoadCounts.None;

    /// <summary>Pairs of actors that must be summed from all their events, after the facts are written.</summary>
    public HashSet<Dyad> PairsToSum { get; } = [];

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

    public void Node(NodeChange change)
    {
        foreach (var edge in change.Lost)
        {
            RemoveEdge(change.State.Node, edge);
        }

        foreach (var edge in change.Gained)
        {
            AddEdge(edge);
        }

        var label = change.State.Node.Label;
        if (change.After is { } after)
        {
            AddNode(TextOf(after.Node), after.Node, change.State.Write());
            _counts += LoadCounts.None with { NodesWritten = change.State.Existed && change.ShowsTheSame ? 0 : 1 };
        }
        else if (label != GraphSchema.Actor)
        {
            _rows[$"remove-{label.ToLowerInvariant()}s"].Add(change.State.Node.Key);
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

    public void Evidence(IEnumerable<ArticleGraph> loaded)
    {
        foreach (var edge in loaded.SelectMany(a => a.Contributions).SelectMany(c => c.Evidence))
        {
            AddEdge(edge);
        }
    }

    public void Pair(Dyad pair, PairSums sums)
    {
        if (sums.IsEmpty)
        {
            _rows["remove-interacts"].Add(pair.Source, pair.Target);
            _counts += LoadCounts.None with { Removed = 1 };
        }
        else
        {
            _rows["interacts"].Add(sums.Row(pair));
            _counts += LoadCounts.None with { EdgesWritten = 1 };
        }
    }

    /// <summary>The texts to run, in their order.</summary>
    /// <param name="from">The first to run.</param>
    /// <param name="to">The first not to run; null: to the end.</param>
    public IEnumerable<CypherText> Texts(string? from, string? to) =>
        s_order.Select(t => t.Text).SkipWhile(t => from is not null && t != from).TakeWhile(t => t != to).SelectMany(t => _rows[t].Texts());

    private void AddNode(string text, GraphNode node, string? claims) =>
        _rows[text].Add([.. Columns(text).Select(c => c switch { "key" => node.Key, "_claims" => claims, _ => node.Properties.GetValueOrDefault(c) })]);

    private void AddEdge(GraphEdge edge)
    {
        var text = TextOf(edge);
        _rows[text].Add([.. Columns(text).Select(c => c switch
        {
            "from" => edge.From.Key,
            "to" => edge.To.Key,
            "since" => edge.Properties.GetValueOrDefault("from"),
            "until" => edge.Properties.GetValueOrDefault("to"),
            _ => edge.Properties.GetValueOrDefault(c),
        })]);
        _counts += LoadCounts.None with { EdgesWritten = 1 };
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

    private static string[] Columns(string text) => s_columns[text];

    private static string TextOf(GraphNode node) =>
        node.Label == GraphSchema.Actor ? "actors-" + node.SubLabel!.ToLowerInvariant() : node.Label.ToLowerInvariant() + "s";

    private static string TextOf(GraphEdge edge)
    {
        var type = edge.Type.ToLowerInvariant().Replace('_', '-');
        return edge.Type == GraphSchema.ReportedIn ? $"{edge.From.Label.ToLowerInvariant()}-{type}" : type;
    }
}
