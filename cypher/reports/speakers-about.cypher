// title: Speakers about an actor
// question: Who speaks about an actor, how often, and what was said last?
// param: actor actor required whom they speak about
// param: limit number 50 at most this many rows
// columns: speaker, kind, statements, direct, outlets, first, last, latest
// To run it in Neo4j Browser with other values, change those in the braces; an actor is given by its key, such as 'country/IDN'.
WITH {actor: 'country/CHN'} AS given
MATCH (me:Actor {key: given.actor})<-[:ABOUT]-(s:Statement)<-[:SAID]-(a:Actor)
OPTIONAL MATCH (s)-[:REPORTED_IN]->(t:Article)
WITH me, a, count(DISTINCT s) AS statements, count(DISTINCT CASE s.quotation WHEN 'direct' THEN s END) AS direct,
    count(DISTINCT t.outlet) AS outlets, min(s.date) AS first, max(s.date) AS last
RETURN a.name AS speaker, a.kind AS kind, statements, direct, outlets, first, last,
    COLLECT { MATCH (me)<-[:ABOUT]-(z:Statement)<-[:SAID]-(a) RETURN z.text ORDER BY z.date IS NULL, z.date DESC, z.key LIMIT 1 }[0] AS latest
ORDER BY statements DESC, a.key
LIMIT 50
