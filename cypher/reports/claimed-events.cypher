// title: Claims nobody vouches for
// question: Which events do we know from a speaker only, because no outlet asserts them in its own voice?
// param: speaker actor none only what this actor claims
// param: limit number 50 at most this many rows
// columns: day, event, status, claimed_by[], articles, article
// An event without a date counts as of the day it was first reported.
// To run it in Neo4j Browser with other values, change those in the braces; an actor is given by its key, such as 'country/IDN'.
WITH {speaker: null} AS given
MATCH (e:Event)
WHERE EXISTS { (e)-[:REPORTED_IN]->(:Article) } AND NOT EXISTS { MATCH (e)-[r:REPORTED_IN]->(:Article) WHERE r.statement IS NULL }
    AND (given.speaker IS NULL OR EXISTS { (:Actor {key: given.speaker})-[:SAID]->(:Statement)-[:ASSERTS]->(e) })
WITH e, coalesce(e.date, COLLECT { MATCH (e)-[:REPORTED_IN]->(t:Article) RETURN left(t.published, 10) AS reported ORDER BY reported LIMIT 1 }[0]) AS day,
    COUNT { MATCH (e)-[:REPORTED_IN]->(t:Article) RETURN DISTINCT t } AS articles
RETURN day, e.name AS event, e.status AS status,
    COLLECT { MATCH (x:Actor)-[:SAID]->(:Statement)-[:ASSERTS]->(e) WITH DISTINCT x ORDER BY x.key RETURN x.name } AS claimed_by,
    articles, COLLECT { MATCH (e)-[:REPORTED_IN]->(t:Article) RETURN t.key ORDER BY t.key LIMIT 1 }[0] AS article
ORDER BY articles DESC, day IS NULL, day DESC, e.key
LIMIT 50
