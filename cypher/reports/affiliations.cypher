// title: Affiliations
// question: Who belongs to which state or body, in which role?
// param: actor actor none only of this actor, or of those who belong to it
// param: limit number 100 at most this many rows
// columns: actor, kind, role, organization, from, to
// To run it in Neo4j Browser with other values, change those in the braces; an actor is given by its key, such as 'country/IDN'.
WITH {actor: null} AS given
MATCH (a:Actor)-[f:AFFILIATED_WITH]->(o:Actor)
WHERE given.actor IS NULL OR given.actor IN [a.key, o.key]
RETURN a.name AS actor, a.kind AS kind, f.role AS role, o.name AS organization, f.from AS from, f.to AS to
ORDER BY o.key, a.key, role, from
LIMIT 100
