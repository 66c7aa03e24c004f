using GeoGraph.Graph;
using Microsoft.Data.Sqlite;
using Newtonsoft.Json;

namespace GeoGraph.Sqlite;

/// <summary>Which table and columns hold which label and relationship of the graph (<c>schema.sql</c>).</summary>
internal static class SqliteSchema
{
    /// <summary>Marks the file as GeoGraph's: "GeoG" in ASCII.</summary>
    public const int ApplicationId = 0x47656F47;

    /// <summary>Version of the tables; a file of another one is refused.</summary>
    public const int Version = 3;

    private static readonly IReadOnlyList<SqliteColumn> s_none = [];

    /// <summary>Sorted by label.</summary>
    public static IReadOnlyList<NodeTable> Nodes { get; } =
    [
        new(GraphSchema.Actor, "actor", [new("name"), new("kind"), new("country"), new("sector"), new("wikidata"), new("aliases", "aliases", true)], true),
        new(GraphSchema.Article, "article", [new("title"), new("outlet"), new("url"), new("published"), new("language"), new("textSha256", "text_sha256"), new("revision")]),
        new(GraphSchema.Event, "event",
        [
            new("name"), new("type"), new("mode"), new("contexts", "contexts", true), new("cameo"), new("quadClass", "quad_class"), new("goldstein"),
            new("date"), new("datePrecision", "date_precision"), new("status"),
        ]),
        new(GraphSchema.Place, "place", [new("name"), new("country")]),
        new(GraphSchema.Statement, "statement", [new("name"), new("text"), new("quotation"), new("language"), new("date")]),
    ];

    /// <summary>Sorted by type, then by the label they start from.</summary>
    public static IReadOnlyList<EdgeTable> Edges { get; } =
    [
        new(GraphSchema.About, "about", GraphSchema.Statement, "statement", GraphSchema.Actor, "actor", s_none),
        new(GraphSchema.AddressedTo, "addressed_to", GraphSchema.Statement, "statement", GraphSchema.Actor, "actor", s_none),
        new(GraphSchema.AffiliatedWith, "affiliated_with", GraphSchema.Actor, "actor", GraphSchema.Actor, "organization",
            [new("role"), new("from", "from_date"), new("to", "to_date")], "discriminator"),
        new(GraphSchema.Asserts, "asserts", GraphSchema.Statement, "statement", GraphSchema.Event, "event", s_none),
        new(GraphSchema.Interacts, "interacts", GraphSchema.Actor, "source", GraphSchema.Actor, "target",
            [new("events"), new("cooperation"), new("conflict"), new("goldstein"), new("first"), new("last")]),
        new(GraphSchema.LocatedIn, "located_in", GraphSchema.Event, "event", GraphSchema.Place, "place", s_none),
        new(GraphSchema.MentionedIn, "mentioned_in", GraphSchema.Actor, "actor", GraphSchema.Article, "article", [new("count")]),
        new(GraphSchema.RelayedBy, "relayed_by", GraphSchema.Statement, "statement", GraphSchema.Actor, "actor", s_none),
        new(GraphSchema.ReportedIn, "event_report", GraphSchema.Event, "event", GraphSchema.Article, "article", Evidence(new("statement")), "start_at || '-' || end_at"),
        new(GraphSchema.ReportedIn, "statement_report", GraphSchema.Statement, "statement", GraphSchema.Article, "article", Evidence(new("content", "content", true)), "start_at || '-' || end_at"),
        new(GraphSchema.Said, "said", GraphSchema.Actor, "actor", GraphSchema.Statement, "statement", s_none),
        new(GraphSchema.SourceOf, "source_of", GraphSchema.Actor, "actor", GraphSchema.Event, "event", s_none),
        new(GraphSchema.Targets, "targets", GraphSchema.Event, "event", GraphSchema.Actor, "actor", s_none),
    ];

    private static readonly Dictionary<string, NodeTable> s_nodes = Nodes.ToDictionary(n => n.Label, StringComparer.Ordinal);
    private static readonly Dictionary<(string, string), EdgeTable> s_edges = Edges.ToDictionary(e => (e.Type, e.FromLabel));

    public static NodeTable Node(string label) => s_nodes[label];

    /// <summary>The tables whose relationships live and die with the nodes of a label, and the column with the node's id.</summary>
    public static IEnumerable<(EdgeTable Table, string Column)> Owned(string label) =>
        Edges.Where(e => e.Type is not (GraphSchema.Interacts or GraphSchema.MentionedIn or GraphSchema.ReportedIn))
            .Where(e => label == (e.Type == GraphSchema.Asserts ? GraphSchema.Event : e.FromLabel == GraphSchema.Actor ? e.ToLabel : e.FromLabel))
            .Select(e => (e, e.FromLabel == label ? e.FromColumn : e.ToColumn));

    public static EdgeTable Edge(GraphEdge edge) => s_edges[(edge.Type, edge.From.Label)];

    /// <summary>The statements that create the tables.</summary>
    public static string Script()
    {
        using var stream = typeof(SqliteSchema).Assembly.GetManifestResourceStream("schema.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static SqliteColumn[] Evidence(SqliteColumn extra) =>
    [
        new("start", "start_at"), new("end", "end_at"), new("sentenceStart", "sentence_start"), new("evidence"), new("rule"), new("confidence"), extra,
    ];
}

/// <summary>A property of the graph and the column that holds it; a list is held as a JSON array.</summary>
internal sealed record SqliteColumn(string Property, string Column, bool List = false)
{
    public SqliteColumn(string both)
        : this(both, both)
    {
    }

    public object? ToCell(IReadOnlyDictionary<string, object?> properties)
    {
        var value = properties.GetValueOrDefault(Property);
        return !List ? value : value is IReadOnlyCollection<string> { Count: > 0 } list ? CanonicalJson.Write(list) : "[]";
    }

    public object? FromCell(object value) =>
        value is DBNull ? null : List ? JsonConvert.DeserializeObject<string[]>((string)value) : value;

    /// <summary>The properties in a row whose cells from <paramref name="first"/> on are those of the columns.</summary>
    public static SortedDictionary<string, object?> Read(SqliteDataReader row, IReadOnlyList<SqliteColumn> columns, int first)
    {
        var properties = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].FromCell(row.GetValue(first + i)) is { } value)
            {
                properties[columns[i].Property] = value;
            }
        }

        return properties;
    }
}

internal sealed record NodeTable(string Label, string Table, IReadOnlyList<SqliteColumn> Columns, bool HasSubLabel = false)
{
    private IEnumerable<string> Written => Columns.Select(c => c.Column).Concat(HasSubLabel ? ["label"] : []);

    /// <summary>Columns: id, claims. Parameter: key.</summary>
    public string Find => field ??= $"SELECT id, claims FROM {Table} WHERE key = ?1";

    /// <summary>Parameters: id, claims, those of <see cref="BindCells"/>, then the key.</summary>
    public string Insert => field ??= $"INSERT INTO {Table} (id, claims, {string.Join(", ", Written)}, key) VALUES ({string.Join(", ", Enumerable.Range(1, Written.Count() + 3).Select(i => "?" + i))})";

    /// <summary>Parameters: id, claims, then those of <see cref="BindCells"/>.</summary>
    public string Update => field ??= $"UPDATE {Table} SET claims = ?2, {string.Join(", ", Written.Select((c, i) => $"{c} = ?{i + 3}"))} WHERE id = ?1";

    /// <summary>Parameters: id, claims.</summary>
    public string UpdateClaims => field ??= $"UPDATE {Table} SET claims = ?2 WHERE id = ?1";

    /// <summary>Parameter: id.</summary>
    public string Delete => field ??= $"DELETE FROM {Table} WHERE id = ?1";

    /// <summary>Binds the cells of the node from the third parameter on; the next free parameter.</summary>
    public int BindCells(SqliteStatement statement, GraphNode node)
    {
        var next = 3;
        foreach (var column in Columns)
        {
            statement.Bind(next++, column.ToCell(node.Properties));
        }

        if (HasSubLabel)
        {
            statement.Bind(next++, node.SubLabel);
        }

        return next;
    }

    public bool IsSameRow(GraphNode left, GraphNode right) =>
        left.SubLabel == right.SubLabel && Columns.All(c => Equals(c.ToCell(left.Properties), c.ToCell(right.Properties)));

    /// <summary>A query of nodes sorted by key, for <see cref="ToNode"/>; <c>claims</c> is its column <see cref="ClaimsColumn"/>.</summary>
    public string Select(string where) => $"SELECT key, {(HasSubLabel ? "label" : "NULL")}, {string.Join(", ", Columns.Select(c => c.Column))}, claims FROM {Table} {where} ORDER BY key";

    public int ClaimsColumn => Columns.Count + 2;

    public GraphNode ToNode(SqliteDataReader row) => new(Label, row[1] as string, row.GetString(0), SqliteColumn.Read(row, Columns, 2));
}

/// <param name="Discriminator">SQL expression that tells apart relationships between the same nodes; null when there is one at most.</param>
internal sealed record EdgeTable(
    string Type, string Table, string FromLabel, string FromColumn, string ToLabel, string ToColumn, IReadOnlyList<SqliteColumn> Columns, string? Discriminator = null)
{
    public NodeTable From => field ??= SqliteSchema.Node(FromLabel);

    public NodeTable To => field ??= SqliteSchema.Node(ToLabel);

    private bool WritesDiscriminator => Discriminator == "discriminator";

    /// <summary>Parameters: ids of from and to, the cells, and the discriminator where it is a column.</summary>
    public string Insert => field ??= $"INSERT INTO {Table} ({string.Join(", ", Written)}) VALUES ({string.Join(", ", Written.Select((_, i) => "?" + (i + 1)))})";

    /// <summary>Parameters: ids of from and to, and the discriminator where it is a column.</summary>
    public string Delete => field ??= $"DELETE FROM {Table} WHERE {FromColumn} = ?1 AND {ToColumn} = ?2" + (WritesDiscriminator ? " AND discriminator = ?3" : "");

    /// <summary>A query of relationships sorted by from, to and discriminator, for <see cref="ToEdge"/>; <c>x</c> is the table.</summary>
    public string Select(string where) =>
        $"SELECT f.key, t.key, {Discriminator ?? "''"} AS d{string.Concat(Columns.Select(c => ", x." + c.Column))} FROM {Table} x " +
        $"JOIN {From.Table} f ON f.id = x.{FromColumn} JOIN {To.Table} t ON t.id = x.{ToColumn} {where} ORDER BY f.key, t.key, d";

    public GraphEdge ToEdge(SqliteDataReader row) =>
        new(Type, new NodeRef(FromLabel, row.GetString(0)), new NodeRef(ToLabel, row.GetString(1)), row.GetString(2), SqliteColumn.Read(row, Columns, 3));

    private IEnumerable<string> Written => new[] { FromColumn, ToColumn }.Concat(Columns.Select(c => c.Column)).Concat(WritesDiscriminator ? [Discriminator!] : []);

    /// <summary>Writes the relationship; its ends have these ids.</summary>
    public void Add(SqliteStatement statement, long from, long to, GraphEdge edge)
    {
        statement.Bind(1, from);
        statement.Bind(2, to);
        var next = 3;
        foreach (var column in Columns)
        {
            statement.Bind(next++, column.ToCell(edge.Properties));
        }

        if (WritesDiscriminator)
        {
            statement.Bind(next, edge.Discriminator);
        }

        statement.Execute();
    }

    /// <summary>Removes the relationship; the number of rows removed.</summary>
    public int Remove(SqliteStatement statement, long from, long to, GraphEdge edge)
    {
        statement.Bind(1, from);
        statement.Bind(2, to);
        if (WritesDiscriminator)
        {
            statement.Bind(3, edge.Discriminator);
        }

        return statement.Execute();
    }
}
