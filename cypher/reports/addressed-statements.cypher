// title: Addressed statements
// question: Who told whom what?
// param: speaker actor none only what this actor said
// param: addressee actor none only what was said to this actor
// param: limit number 50 at most this many rows
// columns: date, speakers[], addressees[], quotation, text, article
// To run it in Neo4j Browser with other values, change those in the braces; an actor is given by its key, such as 'country/IDN'.
WITH {speaker: null, addressee: null} AS given
MATCH (s:Statement)
WHERE EXISTS { (s)-[:ADDRESSED_TO]->(:Actor) }
    AND (given.speaker IS NULL OR EXISTS { (:Actor {key: given.speaker})-[:SAID]->(s) })
    AND (given.addressee IS NULL OR EXISTS { (s)-[:ADDRESSED_TO]->(:Actor {key: given.addressee}) })
RETURN s.date AS date, COLLECT { MATCH (x:Actor)-[:SAID]->(s) RETURN x.name ORDER BY x.key } AS speakers,
    COLLECT { MATCH (s)-[:ADDRESSED_TO]->(x:Actor) RETURN x.name ORDER BY x.key } AS addressees,
    s.quotation AS quotation, s.text AS text, COLLECT { MATCH (s)-[:REPORTED_IN]->(t:Article) RETURN t.key ORDER BY t.key LIMIT 1 }[0] AS article
ORDER BY s.date IS NULL, s.date DESC, s.key
LIMIT 50
