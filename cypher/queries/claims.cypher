// Which outlet carries whose claims: one row for each outlet, speaker and statement it reports.
MATCH (o:Actor)-[:SAID]->(s:Statement)-[r:REPORTED_IN]->(t:Article)
WHERE t.outlet IS NOT NULL
  AND ($since IS NULL OR s.date >= $since) AND ($until IS NULL OR left(s.date, size($until)) <= $until)
  AND ($confidence IS NULL OR r.confidence >= $confidence) AND ($outlets IS NULL OR toLower(t.outlet) IN $outlets)
  AND ($countries IS NULL OR o.country IN $countries)
RETURN t.outlet AS outlet, o.key AS speaker, s.key AS statement, min(t.key) AS article
