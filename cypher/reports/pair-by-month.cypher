// title: A pair by month
// question: How do cooperation and conflict between actors change from month to month?
// param: a actor none only pairs with this actor
// param: b actor none only pairs with this actor too
// param: since date none only from this date on
// param: until date none only up to this date
// param: limit number 200 at most this many rows
// columns: actor, other, month, events, cooperation, conflict, balance, goldstein
// Counts events that took place (status actual). An event without a date counts as of the day it was first reported.
// To run it in Neo4j Browser with other values, change those in the braces; an actor is given by its key, such as 'country/IDN'.
WITH {a: null, b: null, since: null, until: null} AS given
MATCH (s:Actor)-[:SOURCE_OF]->(e:Event {status: 'actual'})-[r:TARGETS|SOURCE_OF]-(t:Actor)
WHERE s <> t AND (type(r) = 'TARGETS' OR NOT EXISTS { (e)-[:TARGETS]->() })
    AND (given.a IS NULL OR given.a IN [s.key, t.key]) AND (given.b IS NULL OR given.b IN [s.key, t.key])
WITH DISTINCT given, e, CASE WHEN s.key < t.key THEN s ELSE t END AS a, CASE WHEN s.key < t.key THEN t ELSE s END AS b
WITH *, coalesce(e.date, COLLECT { MATCH (e)-[:REPORTED_IN]->(t:Article) RETURN left(t.published, 10) AS reported ORDER BY reported LIMIT 1 }[0]) AS day
WHERE size(day) >= 7 AND (given.since IS NULL OR day >= given.since) AND (given.until IS NULL OR left(day, size(given.until)) <= given.until)
WITH a, b, left(day, 7) AS month, count(*) AS events, count(CASE WHEN e.quadClass ENDS WITH '-cooperation' THEN 1 END) AS cooperation,
    count(CASE WHEN e.quadClass ENDS WITH '-conflict' THEN 1 END) AS conflict, round(round(avg(e.goldstein), 9), 2) AS goldstein
RETURN a.name AS actor, b.name AS other, month, events, cooperation, conflict, cooperation - conflict AS balance, goldstein
ORDER BY a.key, b.key, month
LIMIT 200
