// title: Sources by article
// question: Which articles does the graph rest on, how much does each report, and whom does it quote?
// param: outlet text none only articles of this outlet, in any letter case
// param: limit number 100 at most this many rows
// columns: published, outlet, article, title, language, events, statements, actors, speakers, quoted[]
// To run it in Neo4j Browser with other values, change those in the braces.
WITH {outlet: null} AS given
MATCH (t:Article)
WHERE given.outlet IS NULL OR toLower(t.outlet) = toLower(given.outlet)
WITH t, COLLECT { MATCH (a:Actor)-[:SAID]->(:Statement)-[:REPORTED_IN]->(t) WITH DISTINCT a ORDER BY a.key RETURN a.name } AS quoted
RETURN t.published AS published, t.outlet AS outlet, t.key AS article, t.title AS title, t.language AS language,
    COUNT { MATCH (e:Event)-[:REPORTED_IN]->(t) RETURN DISTINCT e } AS events,
    COUNT { MATCH (s:Statement)-[:REPORTED_IN]->(t) RETURN DISTINCT s } AS statements,
    COUNT { (:Actor)-[:MENTIONED_IN]->(t) } AS actors, size(quoted) AS speakers, quoted
ORDER BY published IS NULL, published DESC, article
LIMIT 100
