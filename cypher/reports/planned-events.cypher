// title: Planned events
// question: What was announced, and did something of the kind follow?
// param: actor actor none only plans of or for this actor
// param: days number 365 how many days afterwards still count
// param: limit number 50 at most this many rows
// columns: day, planned, type, claimed_by[], article, followed_on, followed_by
// Of the kind: same type, a source in common, and a target in common when the plan has one. An event without a date counts as of the day it was first reported.
// To run it in Neo4j Browser with other values, change those in the braces; an actor is given by its key, such as 'country/IDN'.
WITH {actor: null, days: 365} AS given
MATCH (e:Event {status: 'planned'})
WHERE (given.actor IS NULL OR EXISTS { (e)-[:SOURCE_OF|TARGETS]-(:Actor {key: given.actor}) })
WITH given, e, coalesce(e.date, COLLECT { MATCH (e)-[:REPORTED_IN]->(t:Article) RETURN left(t.published, 10) AS reported ORDER BY reported LIMIT 1 }[0]) AS day
OPTIONAL CALL (given, e, day) {
    MATCH (e)<-[:SOURCE_OF]-(:Actor)-[:SOURCE_OF]->(f:Event {status: 'actual', type: e.type})
    WHERE EXISTS { (e)-[:TARGETS]->(:Actor)<-[:TARGETS]-(f) } OR NOT EXISTS { (e)-[:TARGETS]->(:Actor) }
    WITH given, f, day, coalesce(f.date, COLLECT { MATCH (f)-[:REPORTED_IN]->(t:Article) RETURN left(t.published, 10) AS reported ORDER BY reported LIMIT 1 }[0]) AS later
    WHERE later >= day AND duration.inDays(date(left(day + '-01-01', 10)), date(left(later + '-01-01', 10))).days <= given.days
    RETURN later, f ORDER BY later, f.key LIMIT 1
}
RETURN day, e.name AS planned, e.type AS type,
    COLLECT { MATCH (x:Actor)-[:SAID]->(:Statement)-[:ASSERTS]->(e) WITH DISTINCT x ORDER BY x.key RETURN x.name } AS claimed_by,
    COLLECT { MATCH (e)-[:REPORTED_IN]->(t:Article) RETURN t.key ORDER BY t.key LIMIT 1 }[0] AS article, later AS followed_on, f.name AS followed_by
ORDER BY day IS NULL, day DESC, e.key
LIMIT 50
