namespace GeoGraph.Graph;

/// <summary>Every label and relationship type of the graph, spelled once.</summary>
public static class GraphSchema
{
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
}
