namespace GeoGraph.Graph;

/// <summary>The graph's labels, relationships and properties: the one table from which stores, loaders and exports make theirs.</summary>
public static class GraphSchema
{
    /// <summary>Stands between the values that tell apart relationships between the same nodes.</summary>
    public const char KeySeparator = '|';

    /// <summary>Version of the schema; a store written by a newer version is refused.</summary>
    public const int Version = 1;

    /// <summary>Bytes of the longest key in UTF-8. Neo4j indexes none of more than about 8 kB.</summary>
    public const int LongestKey = GeoGraph.Article.LongestId;

    public const string Article = "Article";
    public const string Actor = "Actor";
    public const string Event = "Event";
    public const string Statement = "Statement";
    public const string Place = "Place";

    public const string Country = "Country";
    public const string Person = "Person";
    public const string Organization = "Organization";
    public const string Media = "Media";
    public const string Group = "Group";

    public const string SourceOf = "SOURCE_OF";
    public const string Targets = "TARGETS";
    public const string Said = "SAID";
    public const string AddressedTo = "ADDRESSED_TO";
    public const string RelayedBy = "RELAYED_BY";
    public const string About = "ABOUT";
    public const string Asserts = "ASSERTS";
    public const string LocatedIn = "LOCATED_IN";
    public const string ReportedIn = "REPORTED_IN";
    public const string MentionedIn = "MENTIONED_IN";
    public const string AffiliatedWith = "AFFILIATED_WITH";
    public const string Interacts = "INTERACTS";

    /// <summary>All labels, sorted (ordinal).</summary>
    public static IReadOnlyList<NodeType> Nodes { get; } =
    [
        new(Actor, [new("name"), Repeated("kind"), Repeated("country"), Repeated("sector"), new("wikidata"), Repeated("aliases", PropertyType.TextList)], [Country, Group, Media, Organization, Person]),
        new(Article, [new("title"), Repeated("outlet"), new("url"), new("published"), Repeated("language"), new("textSha256"), new(Revision)], []),
        new(Event,
            [
                new("name"), Repeated("type"), Repeated("mode"), Repeated("contexts", PropertyType.TextList), Repeated("cameo"), Repeated("quadClass"),
                Repeated("goldstein", PropertyType.Real), Repeated("date"), Repeated("datePrecision"), Repeated("status"),
            ],
            []),
        new(Place, [new("name"), new("country")], []),
        new(Statement, [new("name"), new("text"), Repeated("quotation"), Repeated("language"), Repeated("date")], []),
    ];

    /// <summary>All relationships, sorted by type and the label they start from (ordinal).</summary>
    public static IReadOnlyList<EdgeType> Edges { get; } =
    [
        Owned(About, Statement, Actor, Statement),
        Owned(AddressedTo, Statement, Actor, Statement),
        new(AffiliatedWith, Actor, Actor, Actor, [Repeated("role"), Repeated("from"), Repeated("to")], ["role", "from", "to"]),
        Owned(Asserts, Statement, Event, Event),
        new(Interacts, Actor, Actor, null,
            [
                new("events", PropertyType.Whole), new("cooperation", PropertyType.Whole), new("conflict", PropertyType.Whole),
                new("goldstein", PropertyType.Real), Repeated("first"), Repeated("last"),
            ],
            []),
        Owned(LocatedIn, Event, Place, Event),
        new(MentionedIn, Actor, Article, Article, [new("count", PropertyType.Whole)], []),
        Owned(RelayedBy, Statement, Actor, Statement),
        Evidence(Event, Repeated("statement")),
        Evidence(Statement, Repeated("content", PropertyType.TextList)),
        Owned(Said, Actor, Statement, Statement),
        Owned(SourceOf, Actor, Event, Event),
        Owned(Targets, Event, Actor, Event),
    ];

    private static readonly Dictionary<string, NodeType> s_nodes = Nodes.ToDictionary(n => n.Label, StringComparer.Ordinal);
    private static readonly Dictionary<(string Type, string From), EdgeType> s_edges = Edges.ToDictionary(e => (e.Type, e.From));

    /// <summary>Set last on an article's node: present means loaded whole.</summary>
    public const string Revision = "revision";

    private static readonly Dictionary<(string Owner, string Type), EdgeType> s_owned = Edges.Where(e => e.Owner is not null).ToDictionary(e => (e.Owner == Article ? e.From : e.Owner!, e.Type));

    /// <exception cref="KeyNotFoundException">There is no such label.</exception>
    public static NodeType Node(string label) => s_nodes[label];

    /// <exception cref="KeyNotFoundException">No relationship of that type starts from that label.</exception>
    public static EdgeType Edge(string type, string from) => s_edges[(type, from)];

    /// <summary>The relationship of that type that a node of that label owns, or by which it is reported.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static EdgeType EdgeOf(string label, string type) => s_owned[(label, type)];

    /// <summary>The relationships that live and die with the nodes of a label.</summary>
    public static IEnumerable<EdgeType> OwnedBy(string label) => Edges.Where(e => e.Owner == label);

    /// <summary>The second label of an actor of a kind.</summary>
    public static string SubLabelOf(ActorKind kind) => kind switch
    {
        ActorKind.Country => Country,
        ActorKind.Person => Person,
        ActorKind.Media => Media,
        ActorKind.Group or ActorKind.Other => Group,
        _ => Organization,
    };

    /// <summary>A Goldstein score in whole hundredths, so that a sum does not depend on the order of the events.</summary>
    public static long Hundredths(double goldstein) => (long)Math.Round(goldstein * 100, MidpointRounding.AwayFromZero);

    /// <summary>The mean of scores summed in hundredths, rounded to four places, half away from zero; null without scores.</summary>
    public static double? Mean(long hundredths, long scored) =>
        scored == 0 ? null : Math.Sign(hundredths) * ((Math.Abs(hundredths) * 200 + scored) / (2 * scored)) / 10000.0;

    private static GraphProperty Repeated(string name, PropertyType type = PropertyType.Text) => new(name, type, Repeats: true);

    private static EdgeType Owned(string type, string from, string to, string owner) => new(type, from, to, owner, [], []);

    /// <summary>The words behind a fact: where in the article they and their sentence stand, and the rule that read them.</summary>
    private static EdgeType Evidence(string label, GraphProperty extra) => new(
        ReportedIn, label, Article, Article,
        [
            Repeated("evidence"), new("start", PropertyType.Whole), new("end", PropertyType.Whole), new("sentenceStart", PropertyType.Whole),
            Repeated("rule"), new("confidence", PropertyType.Real), extra,
        ],
        ["start", "end"]);
}
