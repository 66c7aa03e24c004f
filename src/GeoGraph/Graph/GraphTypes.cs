namespace GeoGraph.Graph;

/// <summary>What the values of a property are. Any of them may be missing.</summary>
public enum PropertyType
{
    Text,
    /// <summary>A whole number of 64 bits.</summary>
    Whole,
    Real,
    /// <summary>A list of texts; a missing list and an empty one are the same.</summary>
    TextList,
}

/// <summary>A property of nodes or relationships.</summary>
/// <param name="Repeats">Whether few values serve many: a store may write each once.</param>
public sealed record GraphProperty(string Name, PropertyType Type = PropertyType.Text, bool Repeats = false);

/// <summary>Nodes of one label. Beside these properties each has a key, unique under its label.</summary>
/// <param name="SubLabels">Of which each node has one as its second label; empty for labels without.</param>
public sealed record NodeType(string Label, IReadOnlyList<GraphProperty> Properties, IReadOnlyList<string> SubLabels)
{
    /// <summary>Whether a node is one claim with all its properties and relationships, and not put together from many.</summary>
    public bool IsFact => Label is GraphSchema.Event or GraphSchema.Statement;
}

/// <summary>Relationships of one type from nodes of one label to nodes of one label.</summary>
/// <param name="Owner">Label of the end it lives and dies with: what articles claim of that node makes it. Null for what is derived (<c>INTERACTS</c>).</param>
/// <param name="Key">Names of the properties that tell apart relationships between the same nodes; empty when there is one at most.</param>
public sealed record EdgeType(string Type, string From, string To, string? Owner, IReadOnlyList<GraphProperty> Properties, IReadOnlyList<string> Key)
{
    /// <summary>Whether it starts at the node that owns it.</summary>
    public bool StartsAtOwner => Owner == From;

    /// <summary>What tells a relationship apart from others between the same nodes: <see cref="GraphEdge.Discriminator"/>.</summary>
    public string DiscriminatorOf(IReadOnlyDictionary<string, object?> properties) =>
        Key.Count == 0 ? "" : string.Join(GraphSchema.KeySeparator, Key.Select(k => Convert.ToString(properties.GetValueOrDefault(k), System.Globalization.CultureInfo.InvariantCulture)));
}
