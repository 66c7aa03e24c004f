// title: Most quoted
// question: Who is quoted most, in their own words, and by how many outlets?
// param: since date none only from this date on
// param: until date none only up to this date
// param: limit number 50 at most this many rows
// columns: speaker, kind, statements, direct, mixed, indirect, outlets, articles
// To run it in Neo4j Browser with other values, change those in the braces.
WITH {since: null, until: null} AS given
MATCH (a:Actor)-[:SAID]->(s:Statement)-[:REPORTED_IN]->(t:Article)
WHERE (given.since IS NULL OR s.date >= given.since) AND (given.until IS NULL OR left(s.date, size(given.until)) <= given.until)
WITH a, count(DISTINCT s) AS statements, count(DISTINCT CASE s.quotation WHEN 'direct' THEN s END) AS direct,
    count(DISTINCT CASE s.quotation WHEN 'mixed' THEN s END) AS mixed, count(DISTINCT CASE s.quotation WHEN 'indirect' THEN s END) AS indirect,
    count(DISTINCT t.outlet) AS outlets, count(DISTINCT t) AS articles
RETURN a.name AS speaker, a.kind AS kind, statements, direct, mixed, indirect, outlets, articles
ORDER BY statements DESC, a.key
LIMIT 50
