// title: Relayed statements
// question: Which statements reach us through another medium, and who passes them on?
// param: medium actor none only those that this actor relays
// param: limit number 50 at most this many rows
// columns: date, speakers[], relayed_by[], quotation, text, outlets[], article
// To run it in Neo4j Browser with other values, change those in the braces; an actor is given by its key, such as 'country/IDN'.
WITH {medium: null} AS given
MATCH (s:Statement)
WHERE EXISTS { (s)-[:RELAYED_BY]->(:Actor) } AND (given.medium IS NULL OR EXISTS { (s)-[:RELAYED_BY]->(:Actor {key: given.medium}) })
RETURN s.date AS date, COLLECT { MATCH (x:Actor)-[:SAID]->(s) RETURN x.name ORDER BY x.key } AS speakers,
    COLLECT { MATCH (s)-[:RELAYED_BY]->(x:Actor) RETURN x.name ORDER BY x.key } AS relayed_by, s.quotation AS quotation, s.text AS text,
    COLLECT { MATCH (s)-[:REPORTED_IN]->(t:Article) WHERE t.outlet IS NOT NULL WITH DISTINCT t.outlet AS outlet RETURN outlet ORDER BY outlet } AS outlets,
    COLLECT { MATCH (s)-[:REPORTED_IN]->(t:Article) RETURN t.key ORDER BY t.key LIMIT 1 }[0] AS article
ORDER BY date IS NULL, date DESC, s.key
LIMIT 50
