// title: Timeline of a pair
// question: What happened between two actors, and what did they say about each other, in order of time?
// param: a actor required one actor
// param: b actor required the other actor
// param: since date none only from this date on
// param: until date none only up to this date
// param: limit number 200 at most this many rows
// columns: date, what, kind, sources[], targets[], text, status, articles, article
// Of a statement, sources are the speakers and targets those it is about. An event without a date counts as of the day it was first reported.
// To run it in Neo4j Browser with other values, change those in the braces; an actor is given by its key, such as 'country/IDN'.
WITH {a: 'country/CHN', b: 'country/USA', since: null, until: null} AS given
MATCH (a:Actor {key: given.a})
MATCH (b:Actor {key: given.b})
CALL (a, b) {
    MATCH (a)-[:SOURCE_OF|TARGETS]-(e:Event)
    WHERE EXISTS { (e)-[:SOURCE_OF|TARGETS]-(b) }
    WITH DISTINCT e
    RETURN coalesce(e.date, COLLECT { MATCH (e)-[:REPORTED_IN]->(t:Article) RETURN left(t.published, 10) AS reported ORDER BY reported LIMIT 1 }[0]) AS day, 'event' AS what,
        e.type + coalesce('/' + e.mode, '') AS kind, COLLECT { MATCH (x:Actor)-[:SOURCE_OF]->(e) RETURN x.name ORDER BY x.key } AS sources,
        COLLECT { MATCH (e)-[:TARGETS]->(x:Actor) RETURN x.name ORDER BY x.key } AS targets, e.name AS text, e.status AS status,
        COUNT { MATCH (e)-[:REPORTED_IN]->(t:Article) RETURN DISTINCT t } AS articles,
        COLLECT { MATCH (e)-[:REPORTED_IN]->(t:Article) RETURN t.key ORDER BY t.key LIMIT 1 }[0] AS article, e.key AS key
    UNION ALL
    MATCH (a)-[:SAID|ABOUT]-(s:Statement)
    WHERE EXISTS { (a)-[:SAID]->(s)-[:ABOUT]->(b) } OR EXISTS { (b)-[:SAID]->(s)-[:ABOUT]->(a) }
    WITH DISTINCT s
    RETURN s.date AS day, 'statement' AS what,
        s.quotation AS kind, COLLECT { MATCH (x:Actor)-[:SAID]->(s) RETURN x.name ORDER BY x.key } AS sources,
        COLLECT { MATCH (s)-[:ABOUT]->(x:Actor) RETURN x.name ORDER BY x.key } AS targets, s.text AS text, null AS status,
        COUNT { MATCH (s)-[:REPORTED_IN]->(t:Article) RETURN DISTINCT t } AS articles,
        COLLECT { MATCH (s)-[:REPORTED_IN]->(t:Article) RETURN t.key ORDER BY t.key LIMIT 1 }[0] AS article, s.key AS key
}
WITH *
WHERE (given.since IS NULL OR day >= given.since) AND (given.until IS NULL OR left(day, size(given.until)) <= given.until)
RETURN day AS date, what, kind, sources, targets, text, status, articles, article
ORDER BY day IS NULL, day, what, key
LIMIT 200
