// title: A path between two actors
// question: Through whom are two actors connected?
// param: a actor required one actor
// param: b actor required the other actor
// param: limit number 20 at most this many rows
// columns: step, actor, other, events, cooperation, conflict, first, last
// The shortest chain of actors who dealt with each other, of at most eight steps; of several, the one whose keys sort first.
// To run it in Neo4j Browser with other values, change those in the braces; an actor is given by its key, such as 'country/IDN'.
WITH {a: 'country/CHN', b: 'country/USA'} AS given
MATCH (a:Actor {key: given.a})
MATCH (b:Actor {key: given.b}) WHERE a <> b
MATCH path = allShortestPaths((a)-[:INTERACTS*..8]-(b))
WITH nodes(path) AS chain, [x IN nodes(path) | x.key] AS keys
ORDER BY keys LIMIT 1
UNWIND range(1, size(chain) - 1) AS step
WITH step, chain[step - 1] AS x, chain[step] AS y
MATCH (x)-[r:INTERACTS]-(y)
RETURN step, x.name AS actor, y.name AS other, sum(r.events) AS events, sum(r.cooperation) AS cooperation, sum(r.conflict) AS conflict,
    min(r.first) AS first, max(r.last) AS last
ORDER BY step
LIMIT 20
