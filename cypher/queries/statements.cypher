// Statements with every place that reports them, the latest first. words: all must stand in the text, folded; speaker, about: keys; limit: how many statements.
MATCH (s:Statement)
WHERE ($since IS NULL OR s.date >= $since) AND ($until IS NULL OR left(s.date, size($until)) <= $until)
  AND ($speaker IS NULL OR EXISTS { (:Actor {key: $speaker})-[:SAID]->(s) }) AND ($about IS NULL OR EXISTS { (s)-[:ABOUT]->(:Actor {key: $about}) })
  AND ($confidence IS NULL AND $outlets IS NULL OR EXISTS {
    MATCH (s)-[r:REPORTED_IN]->(t:Article)
    WHERE ($confidence IS NULL OR r.confidence >= $confidence) AND ($outlets IS NULL OR toLower(t.outlet) IN $outlets) })
  AND ($words IS NULL OR all(w IN $words WHERE toLower(s.text) CONTAINS w))
WITH s ORDER BY s.date IS NULL, s.date DESC, s.key LIMIT $limit
MATCH (s)-[r:REPORTED_IN]->(t:Article)
RETURN s.key AS key, s.name AS name, s.text AS text, s.quotation AS quotation, s.language AS language, s.date AS date,
  COLLECT { MATCH (x:Actor)-[:SAID]->(s) RETURN x.key ORDER BY x.key } AS speakers, COLLECT { MATCH (s)-[:ABOUT]->(x:Actor) RETURN x.key ORDER BY x.key } AS about,
  r.evidence AS evidence, r.start - r.sentenceStart AS start, r.end - r.sentenceStart AS end, r.rule AS rule, r.confidence AS confidence,
  t.key AS article, t.title AS title, t.outlet AS outlet, t.published AS published, t.url AS url
ORDER BY s.date IS NULL, date DESC, key, article, r.start
