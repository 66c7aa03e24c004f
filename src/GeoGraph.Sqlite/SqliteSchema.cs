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

    /// <summary>Columns whose property's name is a word of SQL.</summary>
    private static readonly Dictionary<string, string> s_columns = new(StringComparer.Ordinal) { ["from"] = "from_date", ["to"] = "to_date", ["start"] = "start_at", ["end"] = "end_at" };

    /// <summary>Columns of the ends where both are actors.</summary>
    private static readonly Dictionary<string, (string From, string To)> s_ends = new(StringComparer.Ordinal)
    {
        [GraphSchema.AffiliatedWith] = ("actor", "organization"),
        [GraphSchema.Interacts] = ("source", "target"),
    };

    /// <summary>Sorted by label.</summary>
    public static IReadOnlyList<NodeTable> Nodes { get; } = [.. GraphSchema.Nodes.Select(n => new NodeTable(n, Snake(n.Label), Columns(n.Properties)))];

    /// <summary>Sorted by type, then by the label they start from.</summary>
    public static IReadOnlyList<EdgeTable> Edges { get; } = [.. GraphSchema.Edges.Select(Table)];

    private static readonly Dictionary<string, NodeTable> s_nodes = Nodes.ToDictionary(n => n.Label, StringComparer.Ordinal);
    private static readonly Dictionary<(string, string), EdgeTable> s_edges = Edges.ToDictionary(e => (e.Type, e.Schema.From));

    public static NodeTable Node(string label) => s_nodes[label];

    /// <summary>The tables whose relationships live and die with the nodes of a label, and the column with the node's id.</summary>
    public static IEnumerable<(EdgeTable Table, string Column)> Owned(string label) =>
        Edges.Where(e => e.Schema.Owner == label).Select(e => (e, e.Schema.StartsAtOwner ? e.FromColumn : e.ToColumn));

    /// <summary>The tables that name nodes of a label which do not own the relationship, and the column with the node's id.</summary>
    public static IEnumerable<(EdgeTable Table, string Column)> Naming(string label) =>
        Edges.Where(e => e.Schema.Owner is { } owner && owner != GraphSchema.Article && (e.Schema.StartsAtOwner ? e.Schema.To : e.Schema.From) == label)
            .Select(e => (e, e.Schema.StartsAtOwner ? e.ToColumn : e.FromColumn));

    public static EdgeTable Edge(GraphEdge edge) => s_edges[(edge.Type, edge.From.Label)];

    /// <summary>The statements that create the tables.</summary>
    public static string Script()
    {
        using var stream = typeof(SqliteSchema).Assembly.GetManifestResourceStream("schema.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static EdgeTable Table(EdgeType type)
    {
        var (from, to) = s_ends.GetValueOrDefault(type.Type, (Snake(type.From), Snake(type.To)));
        // A fact's own place in the article is part of its row: its table is named after it, because Event and Statement differ in a column.
        var isReport = type.Type == GraphSchema.ReportedIn;
        var columns = Columns(type.Properties);
        var key = type.Key.Count == 0 ? null
            : isReport ? string.Join($" || '{GraphSchema.KeySeparator}' || ", type.Key.Select(k => columns.First(c => c.Property == k).Column))
            : EdgeTable.DiscriminatorColumn;
        return new EdgeTable(type, isReport ? Snake(type.From) + "_report" : type.Type.ToLowerInvariant(), from, to, columns, key);
    }

    private static SqliteColumn[] Columns(IReadOnlyList<GraphProperty> properties) =>
        [.. properties.Select(p => new SqliteColumn(p.Name, s_columns.GetValueOrDefault(p.Name, Snake(p.Name)), p.Type))];

    /// <summary>The name in lower case with underscores: <c>textSha256</c> is <c>text_sha256</c>.</summary>
    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}

/// <summary>A property of the graph and the column that holds it; a list is held as a JSON array.</summary>
internal sealed record SqliteColumn(string Property, string Column, PropertyType Type)
{
    private bool List => Type == PropertyType.TextList;

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

internal sealed record NodeTable(NodeType Schema, string Table, IReadOnlyList<SqliteColumn> Columns)
{
    public string Label => Schema.Label;

    private bool HasSubLabel => Schema.SubLabels.Count > 0;

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
internal sealed record EdgeTable(EdgeType Schema, string Table, string FromColumn, string ToColumn, IReadOnlyList<SqliteColumn> Columns, string? Discriminator)
{
    /// <summary>Column that holds the discriminator where its properties may be missing.</summary>
    public const string DiscriminatorColumn = "discriminator";

    public string Type => Schema.Type;

    public NodeTable From => field ??= SqliteSchema.Node(Schema.From);

    public NodeTable To => field ??= SqliteSchema.Node(Schema.To);

    private bool WritesDiscriminator => Discriminator == DiscriminatorColumn;

    /// <summary>Parameters: ids of from and to, the cells, and the discriminator where it is a column.</summary>
    public string Insert => field ??= $"INSERT INTO {Table} ({string.Join(", ", Written)}) VALUES ({string.Join(", ", Written.Select((_, i) => "?" + (i + 1)))})";

    /// <summary>Parameters: ids of from and to, and the discriminator where it is a column.</summary>
    public string Delete => field ??= $"DELETE FROM {Table} WHERE {FromColumn} = ?1 AND {ToColumn} = ?2" + (WritesDiscriminator ? $" AND {DiscriminatorColumn} = ?3" : "");

    /// <summary>A query of relationships sorted by from, to and discriminator, for <see cref="ToEdge"/>; <c>x</c> is the table.</summary>
    public string Select(string where) =>
        $"SELECT f.key, t.key, {Discriminator ?? "''"} AS d{string.Concat(Columns.Select(c => ", x." + c.Column))} FROM {Table} x " +
        $"JOIN {From.Table} f ON f.id = x.{FromColumn} JOIN {To.Table} t ON t.id = x.{ToColumn} {where} ORDER BY f.key, t.key, d";

    public GraphEdge ToEdge(SqliteDataReader row) =>
        new(Type, new NodeRef(Schema.From, row.GetString(0)), new NodeRef(Schema.To, row.GetString(1)), row.GetString(2), SqliteColumn.Read(row, Columns, 3));

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
