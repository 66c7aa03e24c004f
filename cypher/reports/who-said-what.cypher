// title: Who said what about whom
// question: What was said, by whom, about whom, and where does it stand?
// param: speaker actor none only what this actor said
// param: about actor none only what is about this actor
// param: since date none only statements from this date on
// param: until date none only statements up to this date
// param: limit number 50 at most this many rows
// columns: date, speakers[], about[], quotation, text, articles, article
// To run it in Neo4j Browser with other values, change those in the braces; an actor is given by its key, such as 'country/IDN'.
WITH {speaker: null, about: null, since: null, until: null} AS given
MATCH (s:Statement)
WHERE (given.speaker IS NULL OR EXISTS { (:Actor {key: given.speaker})-[:SAID]->(s) })
    AND (given.about IS NULL OR EXISTS { (s)-[:ABOUT]->(:Actor {key: given.about}) })
    AND (given.since IS NULL OR s.date >= given.since) AND (given.until IS NULL OR left(s.date, size(given.until)) <= given.until)
RETURN s.date AS date, COLLECT { MATCH (x:Actor)-[:SAID]->(s) RETURN x.name ORDER BY x.key } AS speakers,
    COLLECT { MATCH (s)-[:ABOUT]->(x:Actor) RETURN x.name ORDER BY x.key } AS about,
    s.quotation AS quotation, s.text AS text, COUNT { MATCH (s)-[:REPORTED_IN]->(t:Article) RETURN DISTINCT t } AS articles,
    COLLECT { MATCH (s)-[:REPORTED_IN]->(t:Article) RETURN t.key ORDER BY t.key LIMIT 1 }[0] AS article
ORDER BY date IS NULL, date DESC, s.key
LIMIT 50
