// title: Threats and demands
// question: Who threatens whom or demands something of whom?
// param: actor actor none only threats and demands of or against this actor
// param: since date none only from this date on
// param: until date none only up to this date
// param: limit number 100 at most this many rows
// columns: day, type, sources[], targets[], event, status, claimed_by[], article
// REQUEST is the PLOVER type of demands and appeals. An event without a date counts as of the day it was first reported.
// To run it in Neo4j Browser with other values, change those in the braces; an actor is given by its key, such as 'country/IDN'.
WITH {actor: null, since: null, until: null} AS given
MATCH (e:Event)
WHERE e.type IN ['THREATEN', 'REQUEST'] AND e.status <> 'negated' AND (given.actor IS NULL OR EXISTS { (e)-[:SOURCE_OF|TARGETS]-(:Actor {key: given.actor}) })
WITH *, coalesce(e.date, COLLECT { MATCH (e)-[:REPORTED_IN]->(t:Article) RETURN left(t.published, 10) AS reported ORDER BY reported LIMIT 1 }[0]) AS day
WHERE (given.since IS NULL OR day >= given.since) AND (given.until IS NULL OR left(day, size(given.until)) <= given.until)
RETURN day, e.type AS type, COLLECT { MATCH (x:Actor)-[:SOURCE_OF]->(e) RETURN x.name ORDER BY x.key } AS sources,
    COLLECT { MATCH (e)-[:TARGETS]->(x:Actor) RETURN x.name ORDER BY x.key } AS targets, e.name AS event, e.status AS status,
    COLLECT { MATCH (x:Actor)-[:SAID]->(:Statement)-[:ASSERTS]->(e) WITH DISTINCT x ORDER BY x.key RETURN x.name } AS claimed_by,
    COLLECT { MATCH (e)-[:REPORTED_IN]->(t:Article) RETURN t.key ORDER BY t.key LIMIT 1 }[0] AS article
ORDER BY day IS NULL, day DESC, e.key
LIMIT 100
