// title: Most active pairs
// question: Which two actors have most to do with each other, and is it cooperation or conflict?
// param: actor actor none only pairs with this actor
// param: since date none only from this date on
// param: until date none only up to this date
// param: limit number 20 at most this many rows
// columns: actor, other, events, cooperation, conflict, goldstein, first, last
// Counts events that took place (status actual). An event without a date counts as of the day it was first reported.
// To run it in Neo4j Browser with other values, change those in the braces; an actor is given by its key, such as 'country/IDN'.
WITH {actor: null, since: null, until: null} AS given
MATCH (s:Actor)-[:SOURCE_OF]->(e:Event {status: 'actual'})-[r:TARGETS|SOURCE_OF]-(t:Actor)
WHERE s <> t AND (type(r) = 'TARGETS' OR NOT EXISTS { (e)-[:TARGETS]->() })
    AND (given.actor IS NULL OR given.actor IN [s.key, t.key])
WITH DISTINCT given, e, CASE WHEN s.key < t.key THEN s ELSE t END AS a, CASE WHEN s.key < t.key THEN t ELSE s END AS b
WITH *, coalesce(e.date, COLLECT { MATCH (e)-[:REPORTED_IN]->(t:Article) RETURN left(t.published, 10) AS reported ORDER BY reported LIMIT 1 }[0]) AS day
WHERE (given.since IS NULL OR day >= given.since) AND (given.until IS NULL OR left(day, size(given.until)) <= given.until)
WITH a, b, count(*) AS events, count(CASE WHEN e.quadClass ENDS WITH '-cooperation' THEN 1 END) AS cooperation,
    count(CASE WHEN e.quadClass ENDS WITH '-conflict' THEN 1 END) AS conflict,
    round(round(avg(e.goldstein), 9), 2) AS goldstein, min(day) AS first, max(day) AS last
RETURN a.name AS actor, b.name AS other, events, cooperation, conflict, goldstein, first, last
ORDER BY events DESC, a.key, b.key
LIMIT 20
