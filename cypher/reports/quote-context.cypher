// title: Quotations in context
// question: What exactly was said, in which words around it, and where?
// param: speaker actor none only what this actor said
// param: words text none only statements that contain this text, in any letter case
// param: limit number 50 at most this many rows
// columns: date, speakers[], quotation, text, evidence, outlet, article
// evidence is the sentence in which it is said who speaks.
// To run it in Neo4j Browser with other values, change those in the braces; an actor is given by its key, such as 'country/IDN'.
WITH {speaker: null, words: null} AS given
MATCH (s:Statement)-[r:REPORTED_IN]->(t:Article)
WHERE (given.speaker IS NULL OR EXISTS { (:Actor {key: given.speaker})-[:SAID]->(s) })
    AND (given.words IS NULL OR toLower(s.text) CONTAINS toLower(given.words))
RETURN s.date AS date, COLLECT { MATCH (x:Actor)-[:SAID]->(s) RETURN x.name ORDER BY x.key } AS speakers,
    s.quotation AS quotation, s.text AS text, r.evidence AS evidence, t.outlet AS outlet, t.key AS article
ORDER BY date IS NULL, date DESC, s.key, t.key, r.start
LIMIT 50
