// title: Places
// question: Where do events happen?
// param: actor actor none only events of or against this actor
// param: limit number 50 at most this many rows
// columns: place, country, events, cooperation, conflict, first, last
// An event without a date counts as of the day it was first reported.
// To run it in Neo4j Browser with other values, change those in the braces; an actor is given by its key, such as 'country/IDN'.
WITH {actor: null} AS given
MATCH (e:Event)-[:LOCATED_IN]->(p:Place)
WHERE (given.actor IS NULL OR EXISTS { (e)-[:SOURCE_OF|TARGETS]-(:Actor {key: given.actor}) })
WITH p, e, coalesce(e.date, COLLECT { MATCH (e)-[:REPORTED_IN]->(t:Article) RETURN left(t.published, 10) AS reported ORDER BY reported LIMIT 1 }[0]) AS day
WITH p, count(*) AS events, count(CASE WHEN e.quadClass ENDS WITH '-cooperation' THEN 1 END) AS cooperation,
    count(CASE WHEN e.quadClass ENDS WITH '-conflict' THEN 1 END) AS conflict, min(day) AS first, max(day) AS last
RETURN p.name AS place, p.country AS country, events, cooperation, conflict, first, last
ORDER BY events DESC, p.key
LIMIT 50
