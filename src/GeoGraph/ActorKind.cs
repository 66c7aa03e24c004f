namespace GeoGraph;

/// <summary>What sort of party an actor is. Written in JSON in snake case (<c>armed_group</c>).</summary>
public enum ActorKind
{
    Country,
    Person,
    Government,
    Military,
    Igo,
    Ngo,
    ArmedGroup,
    Party,
    Company,
    Media,
    Group,
    Other,
}
