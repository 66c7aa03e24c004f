// Events with every place that reports them, the latest first. a, b: keys of parties; limit: how many events.
MATCH (e:Event)
WHERE ($since IS NULL OR e.date >= $since) AND ($until IS NULL OR left(e.date, size($until)) <= $until)
  AND ($types IS NULL OR e.type IN $types) AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($a IS NULL OR EXISTS { (e)-[:SOURCE_OF|TARGETS]-(:Actor {key: $a}) }) AND ($b IS NULL OR EXISTS { (e)-[:SOURCE_OF|TARGETS]-(:Actor {key: $b}) })
  AND ($countries IS NULL OR EXISTS { MATCH (e)-[:SOURCE_OF|TARGETS]-(x:Actor) WHERE x.country IN $countries })
  AND ($confidence IS NULL AND $outlets IS NULL OR EXISTS {
    MATCH (e)-[r:REPORTED_IN]->(t:Article)
    WHERE ($confidence IS NULL OR r.confidence >= $confidence) AND ($outlets IS NULL OR toLower(t.outlet) IN $outlets) })
WITH e ORDER BY e.date IS NULL, e.date DESC, e.key LIMIT $limit
MATCH (e)-[r:REPORTED_IN]->(t:Article)
RETURN e.key AS key, e.name AS name, e.type AS type, e.mode AS mode, e.cameo AS cameo, e.quadClass AS quadClass, e.goldstein AS goldstein, e.date AS date, e.status AS status,
  COLLECT { MATCH (x:Actor)-[:SOURCE_OF]->(e) RETURN x.key ORDER BY x.key } AS sources, COLLECT { MATCH (e)-[:TARGETS]->(x:Actor) RETURN x.key ORDER BY x.key } AS targets,
  r.evidence AS evidence, r.start - r.sentenceStart AS start, r.end - r.sentenceStart AS end, r.rule AS rule, r.confidence AS confidence, r.statement AS statement,
  t.key AS article, t.title AS title, t.outlet AS outlet, t.published AS published, t.url AS url
ORDER BY e.date IS NULL, date DESC, key, article, r.start
