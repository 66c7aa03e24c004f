// title: Contested events
// question: Which events does one outlet or speaker assert and another deny?
// param: actor actor none only events of or against this actor
// param: days number 14 how many days the two may lie apart
// param: limit number 50 at most this many rows
// columns: type, asserted, asserted_by[], asserted_in, denied, denied_by[], denied_in, days
// Two events are about the same when type, source and target agree (of acts done together: type and two parties) and they lie near in time;
// a source agrees with one that belongs to it (a state and its forces). Nobody who denies the one also asserts the other. An event without a date
// counts as of the day it was first reported; without that too, it is left out.
// To run it in Neo4j Browser with other values, change those in the braces; an actor is given by its key, such as 'country/IDN'.
WITH {actor: null, days: 14} AS given
MATCH (x:Actor)-[:SOURCE_OF]->(n:Event {status: 'negated'})-[p:TARGETS|SOURCE_OF]-(y:Actor)
WHERE type(p) = 'TARGETS' OR NOT EXISTS { (n)-[:TARGETS]->() }
MATCH (x)-[:AFFILIATED_WITH*0..1]-(:Actor)-[:SOURCE_OF]->(e:Event {status: 'actual', type: n.type})-[q:TARGETS|SOURCE_OF]-(y)
WHERE type(p) = type(q) AND (type(q) = 'TARGETS' OR NOT EXISTS { (e)-[:TARGETS]->() }) AND (given.actor IS NULL OR EXISTS { (e)-[:SOURCE_OF|TARGETS]-(:Actor {key: given.actor}) })
WITH DISTINCT given, n, e
WITH given, n, e, coalesce(e.date, COLLECT { MATCH (e)-[:REPORTED_IN]->(t:Article) RETURN left(t.published, 10) AS reported ORDER BY reported LIMIT 1 }[0]) AS asserted_day,
    coalesce(n.date, COLLECT { MATCH (n)-[:REPORTED_IN]->(t:Article) RETURN left(t.published, 10) AS reported ORDER BY reported LIMIT 1 }[0]) AS denied_day
WITH *, abs(duration.inDays(date(left(asserted_day + '-01-01', 10)), date(left(denied_day + '-01-01', 10))).days) AS days
WHERE days <= given.days
WITH *,
    COLLECT {
        MATCH (e)-[r:REPORTED_IN]->(t:Article)
        OPTIONAL MATCH (a:Actor)-[:SAID]->(:Statement {key: r.statement})
        WITH DISTINCT CASE WHEN r.statement IS NULL THEN coalesce(t.outlet, t.key) ELSE coalesce(a.name, '?') END AS name
        RETURN name ORDER BY name } AS asserted_by,
    COLLECT {
        MATCH (n)-[r:REPORTED_IN]->(t:Article)
        OPTIONAL MATCH (a:Actor)-[:SAID]->(:Statement {key: r.statement})
        WITH DISTINCT CASE WHEN r.statement IS NULL THEN coalesce(t.outlet, t.key) ELSE coalesce(a.name, '?') END AS name
        RETURN name ORDER BY name } AS denied_by
WHERE none(name IN denied_by WHERE name IN asserted_by)
RETURN e.type AS type, e.name AS asserted, asserted_by, COLLECT { MATCH (e)-[:REPORTED_IN]->(t:Article) RETURN t.key ORDER BY t.key LIMIT 1 }[0] AS asserted_in,
    n.name AS denied, denied_by, COLLECT { MATCH (n)-[:REPORTED_IN]->(t:Article) RETURN t.key ORDER BY t.key LIMIT 1 }[0] AS denied_in, days
ORDER BY days, type, e.key, n.key
LIMIT 50
