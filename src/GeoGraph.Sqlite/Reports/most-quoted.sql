-- title: Most quoted
-- question: Who is quoted most, in their own words, and by how many outlets?
-- param: since date none only from this date on
-- param: until date none only up to this date
-- param: limit number 50 at most this many rows
-- columns: speaker, kind, statements, direct, mixed, indirect, outlets, articles
SELECT a.name, a.kind, count(DISTINCT s.id), count(DISTINCT CASE s.quotation WHEN 'direct' THEN s.id END), count(DISTINCT CASE s.quotation WHEN 'mixed' THEN s.id END), count(DISTINCT CASE s.quotation WHEN 'indirect' THEN s.id END),
    count(DISTINCT t.outlet), count(DISTINCT t.id)
FROM (SELECT *, date AS day FROM statement) s JOIN said x ON x.statement = s.id JOIN actor a ON a.id = x.actor
    JOIN statement_report r ON r.statement = s.id JOIN article t ON t.id = r.article
WHERE (@since IS NULL OR day >= @since) AND (@until IS NULL OR substr(day, 1, length(@until)) <= @until)
GROUP BY a.id
ORDER BY count(DISTINCT s.id) DESC, a.key
LIMIT @limit
