namespace GeoGraph;

/// <summary>A node of the graph schema.</summary>
/// <param name="Label">The label its key is unique under: <c>Article</c>, <c>Actor</c>, <c>Event</c>, <c>Statement</c>, <c>Place</c>.</param>
/// <param name="SubLabel">Second label of an actor (<c>Country</c>, <c>Person</c>, <c>Organization</c>, <c>Media</c>, <c>Group</c>); null for all others.</param>
/// <param name="Properties">Values are string, bool, long, double, or a list of strings; a missing property and a null one are the same.</param>
public sealed record GraphNode(string Label, string? SubLabel, string Key, IReadOnlyDictionary<string, object?> Properties);

/// <summary>A relationship of the graph schema: at most one of a type between two nodes, unless <paramref name="Discriminator"/> tells them apart.</summary>
/// <param name="Type">For example <c>SOURCE_OF</c>.</param>
/// <param name="Discriminator">Tells apart relationships of one type between the same nodes (an actor's two roles in a state); empty when there is one at most.</param>
public sealed record GraphEdge(string Type, NodeRef From, NodeRef To, string Discriminator, IReadOnlyDictionary<string, object?> Properties);

/// <summary>One end of a relationship.</summary>
public readonly record struct NodeRef(string Label, string Key);
