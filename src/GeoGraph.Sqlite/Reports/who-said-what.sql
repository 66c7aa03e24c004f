-- title: Who said what about whom
-- question: What was said, by whom, about whom, and where does it stand?
-- param: speaker actor none only what this actor said
-- param: about actor none only what is about this actor
-- param: since date none only statements from this date on
-- param: until date none only statements up to this date
-- param: limit number 50 at most this many rows
-- columns: date, speakers, about, quotation, text, articles, article
SELECT s.date,
    (SELECT group_concat(name, '; ') FROM (SELECT a.name FROM said x JOIN actor a ON a.id = x.actor WHERE x.statement = s.id ORDER BY a.key)),
    (SELECT group_concat(name, '; ') FROM (SELECT a.name FROM about x JOIN actor a ON a.id = x.actor WHERE x.statement = s.id ORDER BY a.key)),
    s.quotation, s.text,
    (SELECT count(DISTINCT r.article) FROM statement_report r WHERE r.statement = s.id),
    (SELECT min(t.key) FROM statement_report r JOIN article t ON t.id = r.article WHERE r.statement = s.id)
FROM statement s
WHERE (@speaker IS NULL OR EXISTS (SELECT 1 FROM said x JOIN actor a ON a.id = x.actor WHERE x.statement = s.id AND a.key = @speaker))
    AND (@about IS NULL OR EXISTS (SELECT 1 FROM about x JOIN actor a ON a.id = x.actor WHERE x.statement = s.id AND a.key = @about))
    AND (@since IS NULL OR s.date >= @since) AND (@until IS NULL OR substr(s.date, 1, length(@until)) <= @until)
ORDER BY s.date IS NULL, s.date DESC, s.key
LIMIT @limit
