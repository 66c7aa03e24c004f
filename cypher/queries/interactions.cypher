// Who acted on whom, one row for each event and ordered pair; of an act done together, every two parties once, the smaller key first (mutual = 1).
MATCH (e:Event)
WHERE ($since IS NULL OR e.date >= $since) AND ($until IS NULL OR left(e.date, size($until)) <= $until)
  AND ($types IS NULL OR e.type IN $types) AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($confidence IS NULL AND $outlets IS NULL OR EXISTS {
    MATCH (e)-[r:REPORTED_IN]->(t:Article)
    WHERE ($confidence IS NULL OR r.confidence >= $confidence) AND ($outlets IS NULL OR toLower(t.outlet) IN $outlets) })
MATCH (a:Actor)-[:SOURCE_OF]->(e)
CALL {
  WITH a, e MATCH (e)-[:TARGETS]->(b:Actor) WHERE b <> a RETURN b, 0 AS mutual
  UNION
  WITH a, e MATCH (b:Actor)-[:SOURCE_OF]->(e) WHERE a.key < b.key AND NOT EXISTS { (e)-[:TARGETS]->(:Actor) } RETURN b, 1 AS mutual
}
WITH a, b, e, mutual
WHERE $countries IS NULL OR a.country IN $countries OR b.country IN $countries
RETURN a.key AS source, b.key AS target, mutual, e.key AS event, e.type AS type, e.quadClass AS quadClass, e.goldstein AS goldstein, e.date AS date, e.status AS status
