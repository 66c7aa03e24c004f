-- title: Who said what about whom
-- question: What was said, by whom, about whom, and where does it stand?
-- param: speaker actor none only what this actor said
-- param: about actor none only what is about this actor
-- param: since date none only statements from this date on
-- param: until date none only statements up to this date
-- param: limit number 50 at most this many rows
-- columns: date, speakers[], about[], quotation, text, articles, article
SELECT s.date AS day, (SELECT json_group_array(x.name ORDER BY x.key) FROM said o JOIN actor x ON x.id = o.actor WHERE o.statement = s.id),
    (SELECT json_group_array(x.name ORDER BY x.key) FROM about o JOIN actor x ON x.id = o.actor WHERE o.statement = s.id),
    s.quotation, s.text, (SELECT count(DISTINCT r.article) FROM statement_report r WHERE r.statement = s.id),
    (SELECT min(t.key) FROM statement_report r JOIN article t ON t.id = r.article WHERE r.statement = s.id)
FROM statement s
WHERE (@speaker IS NULL OR EXISTS (SELECT 1 FROM said o JOIN actor x ON x.id = o.actor WHERE o.statement = s.id AND x.key = @speaker))
    AND (@about IS NULL OR EXISTS (SELECT 1 FROM about o JOIN actor x ON x.id = o.actor WHERE o.statement = s.id AND x.key = @about))
    AND (@since IS NULL OR day >= @since) AND (@until IS NULL OR substr(day, 1, length(@until)) <= @until)
ORDER BY day IS NULL, day DESC, s.key
LIMIT @limit
