// title: Events without a named source
// question: Which acts are told without saying who did them?
// param: target actor none only acts against this actor
// param: limit number 50 at most this many rows
// columns: day, event, type, targets[], places[], evidence, article
// Counts events that took place (status actual). An event without a date counts as of the day it was first reported.
// To run it in Neo4j Browser with other values, change those in the braces; an actor is given by its key, such as 'country/IDN'.
WITH {target: null} AS given
MATCH (e:Event {status: 'actual'})
WHERE NOT EXISTS { (:Actor)-[:SOURCE_OF]->(e) } AND (given.target IS NULL OR EXISTS { (e)-[:TARGETS]->(:Actor {key: given.target}) })
WITH e, coalesce(e.date, COLLECT { MATCH (e)-[:REPORTED_IN]->(t:Article) RETURN left(t.published, 10) AS reported ORDER BY reported LIMIT 1 }[0]) AS day,
    COLLECT { MATCH (e)-[r:REPORTED_IN]->(t:Article) RETURN {evidence: r.evidence, article: t.key} ORDER BY t.key, r.start LIMIT 1 }[0] AS first
RETURN day, e.name AS event, e.type AS type, COLLECT { MATCH (e)-[:TARGETS]->(x:Actor) RETURN x.name ORDER BY x.key } AS targets,
    COLLECT { MATCH (e)-[:LOCATED_IN]->(p:Place) RETURN p.name ORDER BY p.key } AS places, first.evidence AS evidence, first.article AS article
ORDER BY day IS NULL, day DESC, e.key
LIMIT 50
