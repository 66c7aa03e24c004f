// title: Who speaks of whom
// question: Which actors speak about which others, and does it go both ways?
// param: actor actor none only pairs with this actor
// param: limit number 50 at most this many rows
// columns: speaker, about, statements, answered, first, last
// answered: how many statements go the other way.
// To run it in Neo4j Browser with other values, change those in the braces; an actor is given by its key, such as 'country/IDN'.
WITH {actor: null} AS given
MATCH (a:Actor)-[:SAID]->(s:Statement)-[:ABOUT]->(b:Actor)
WHERE a <> b AND (given.actor IS NULL OR given.actor IN [a.key, b.key])
WITH a, b, count(*) AS statements, min(s.date) AS first, max(s.date) AS last
RETURN a.name AS speaker, b.name AS about, statements, COUNT { (b)-[:SAID]->(:Statement)-[:ABOUT]->(a) } AS answered, first, last
ORDER BY statements DESC, a.key, b.key
LIMIT 50
