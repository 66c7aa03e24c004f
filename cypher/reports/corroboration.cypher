// title: Corroboration
// question: Which events do several outlets report, and which rest on a single one?
// param: actor actor none only events of or against this actor
// param: outlets number 1 only events that this many outlets report, or more
// param: limit number 50 at most this many rows
// columns: day, event, status, outlets[], articles, claimed_by[]
// An event without a date counts as of the day it was first reported.
// To run it in Neo4j Browser with other values, change those in the braces; an actor is given by its key, such as 'country/IDN'.
WITH {actor: null, outlets: 1} AS given
MATCH (e:Event)
WHERE (given.actor IS NULL OR EXISTS { (e)-[:SOURCE_OF|TARGETS]-(:Actor {key: given.actor}) })
WITH given, e, coalesce(e.date, COLLECT { MATCH (e)-[:REPORTED_IN]->(t:Article) RETURN left(t.published, 10) AS reported ORDER BY reported LIMIT 1 }[0]) AS day,
    COLLECT { MATCH (e)-[:REPORTED_IN]->(t:Article) WHERE t.outlet IS NOT NULL WITH DISTINCT t.outlet AS outlet RETURN outlet ORDER BY outlet } AS outlets,
    COUNT { MATCH (e)-[:REPORTED_IN]->(t:Article) RETURN DISTINCT t } AS articles
WHERE size(outlets) >= given.outlets
RETURN day, e.name AS event, e.status AS status, outlets, articles,
    COLLECT { MATCH (x:Actor)-[:SAID]->(:Statement)-[:ASSERTS]->(e) WITH DISTINCT x ORDER BY x.key RETURN x.name } AS claimed_by
ORDER BY size(outlets) DESC, articles DESC, day IS NULL, day DESC, e.key
LIMIT 50
