// title: Denials
// question: Who says that what did not happen?
// param: speaker actor none only what this actor denies
// param: actor actor none only denied events of or against this actor
// param: limit number 50 at most this many rows
// columns: day, event, denied_by[], evidence, outlet, article
// Only what somebody denies: what merely did not happen is left out. Nobody in denied_by: the text does not tell who denies it. An event without a date counts as of the day it was first reported.
// To run it in Neo4j Browser with other values, change those in the braces; an actor is given by its key, such as 'country/IDN'.
WITH {speaker: null, actor: null} AS given
MATCH (e:Event {status: 'negated'})-[r:REPORTED_IN]->(t:Article)
WHERE EXISTS { (:Statement {key: r.statement})-[d:REPORTED_IN]->(t) WHERE d.rule STARTS WITH 'deny-' }
    AND (given.speaker IS NULL OR EXISTS { (:Actor {key: given.speaker})-[:SAID]->(:Statement {key: r.statement}) })
    AND (given.actor IS NULL OR EXISTS { (e)-[:SOURCE_OF|TARGETS]-(:Actor {key: given.actor}) })
WITH *, coalesce(e.date, COLLECT { MATCH (e)-[:REPORTED_IN]->(x:Article) RETURN left(x.published, 10) AS reported ORDER BY reported LIMIT 1 }[0]) AS day
RETURN day, e.name AS event,
    COLLECT { MATCH (x:Actor)-[:SAID]->(:Statement {key: r.statement}) RETURN x.name ORDER BY x.key } AS denied_by,
    r.evidence AS evidence, t.outlet AS outlet, t.key AS article
ORDER BY day IS NULL, day DESC, e.key, t.key, r.start
LIMIT 50
