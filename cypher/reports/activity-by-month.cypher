// title: Activity by month
// question: How do cooperation and conflict develop, month by month?
// param: actor actor none only events of or against this actor
// param: since date none only from this date on
// param: until date none only up to this date
// param: limit number 120 at most this many rows
// columns: month, events, cooperation, conflict, goldstein
// Counts events that took place (status actual). An event without a date counts as of the day it was first reported.
// To run it in Neo4j Browser with other values, change those in the braces; an actor is given by its key, such as 'country/IDN'.
WITH {actor: null, since: null, until: null} AS given
MATCH (e:Event {status: 'actual'})
WHERE (given.actor IS NULL OR EXISTS { (e)-[:SOURCE_OF|TARGETS]-(:Actor {key: given.actor}) })
WITH *, coalesce(e.date, COLLECT { MATCH (e)-[:REPORTED_IN]->(t:Article) RETURN left(t.published, 10) AS reported ORDER BY reported LIMIT 1 }[0]) AS day
WHERE size(day) >= 7 AND (given.since IS NULL OR day >= given.since) AND (given.until IS NULL OR left(day, size(given.until)) <= given.until)
RETURN left(day, 7) AS month, count(*) AS events, count(CASE WHEN e.quadClass ENDS WITH '-cooperation' THEN 1 END) AS cooperation,
    count(CASE WHEN e.quadClass ENDS WITH '-conflict' THEN 1 END) AS conflict, round(round(avg(e.goldstein), 9), 2) AS goldstein
ORDER BY month
LIMIT 120
