-- title: Provenance of facts
-- question: Why do we believe a fact: which words, in which article, read by which rule?
-- param: fact text none key of an event or statement; without it, the facts that most articles report
-- param: limit number 50 at most this many rows
-- columns: fact, caption, articles, outlet, published, article, start, end, rule, confidence, evidence
-- start and end count UTF-16 code units in the text of the article.
WITH report AS (
    SELECT e.key, e.name, r.article, r.start_at, r.end_at, r.rule, r.confidence, r.evidence, (SELECT count(DISTINCT o.article) FROM event_report o WHERE o.event = e.id) AS articles
    FROM event_report r JOIN event e ON e.id = r.event
    UNION ALL
    SELECT s.key, s.name, r.article, r.start_at, r.end_at, r.rule, r.confidence, r.evidence, (SELECT count(DISTINCT o.article) FROM statement_report o WHERE o.statement = s.id)
    FROM statement_report r JOIN statement s ON s.id = r.statement)
SELECT r.key, r.name, r.articles, t.outlet, t.published, t.key, r.start_at, r.end_at, r.rule, r.confidence, r.evidence
FROM report r JOIN article t ON t.id = r.article
WHERE @fact IS NULL OR r.key = @fact
ORDER BY r.articles DESC, r.key, t.key, r.start_at, r.end_at
LIMIT @limit
