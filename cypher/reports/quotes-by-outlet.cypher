// title: Quotes by outlet
// question: Whom does each outlet quote, how often, and in their own words?
// param: outlet text none only this outlet, in any letter case
// param: limit number 100 at most this many rows
// columns: outlet, speaker, statements, direct, mixed, indirect
// To run it in Neo4j Browser with other values, change those in the braces.
WITH {outlet: null} AS given
MATCH (a:Actor)-[:SAID]->(s:Statement)-[:REPORTED_IN]->(t:Article)
WHERE given.outlet IS NULL OR toLower(t.outlet) = toLower(given.outlet)
WITH t.outlet AS outlet, a, count(DISTINCT s) AS statements, count(DISTINCT CASE s.quotation WHEN 'direct' THEN s END) AS direct,
    count(DISTINCT CASE s.quotation WHEN 'mixed' THEN s END) AS mixed, count(DISTINCT CASE s.quotation WHEN 'indirect' THEN s END) AS indirect
RETURN outlet, a.name AS speaker, statements, direct, mixed, indirect
ORDER BY outlet, statements DESC, a.key
LIMIT 100
