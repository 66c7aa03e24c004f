// title: Mentioned together
// question: Which actors appear in the same articles, and do they also deal with each other?
// param: actor actor none only pairs with this actor
// param: limit number 50 at most this many rows
// columns: actor, other, articles, outlets, events
// To run it in Neo4j Browser with other values, change those in the braces; an actor is given by its key, such as 'country/IDN'.
WITH {actor: null} AS given
MATCH (a:Actor)-[:MENTIONED_IN]->(t:Article)<-[:MENTIONED_IN]-(b:Actor)
WHERE a.key < b.key AND (given.actor IS NULL OR given.actor IN [a.key, b.key])
WITH a, b, count(*) AS articles, count(DISTINCT t.outlet) AS outlets
RETURN a.name AS actor, b.name AS other, articles, outlets, COUNT {
    MATCH (a)-[:SOURCE_OF|TARGETS]-(e:Event {status: 'actual'})-[:SOURCE_OF|TARGETS]-(b)
    WHERE EXISTS { (a)-[:SOURCE_OF]->(e)-[:TARGETS]->(b) } OR EXISTS { (b)-[:SOURCE_OF]->(e)-[:TARGETS]->(a) }
        OR EXISTS { (a)-[:SOURCE_OF]->(e)<-[:SOURCE_OF]-(b) } AND NOT EXISTS { (e)-[:TARGETS]->() }
    RETURN DISTINCT e } AS events
ORDER BY articles DESC, a.key, b.key
LIMIT 50
