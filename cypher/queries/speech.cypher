// Who speaks about whom, one row for each statement, speaker and actor it is about. score: mean Goldstein score of the events the statement asserts.
MATCH (o:Actor)-[:SAID]->(s:Statement)-[:ABOUT]->(b:Actor)
WHERE o <> b
  AND ($since IS NULL OR s.date >= $since) AND ($until IS NULL OR left(s.date, size($until)) <= $until)
  AND ($confidence IS NULL AND $outlets IS NULL OR EXISTS {
    MATCH (s)-[r:REPORTED_IN]->(t:Article)
    WHERE ($confidence IS NULL OR r.confidence >= $confidence) AND ($outlets IS NULL OR toLower(t.outlet) IN $outlets) })
  AND ($countries IS NULL OR o.country IN $countries OR b.country IN $countries)
OPTIONAL MATCH (s)-[:ASSERTS]->(e:Event)
WITH o, b, s, avg(e.goldstein) AS score
RETURN o.key AS speaker, b.key AS about, s.key AS statement, s.quotation AS quotation, s.date AS date, s.text AS text, score
