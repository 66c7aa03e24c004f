-- title: Speakers about an actor
-- question: Who speaks about an actor, how often, and what was said last?
-- param: actor actor required whom they speak about
-- param: limit number 50 at most this many rows
-- columns: speaker, kind, statements, direct, outlets, first, last, latest
SELECT a.name, a.kind, count(DISTINCT s.id), count(DISTINCT CASE s.quotation WHEN 'direct' THEN s.id END), count(DISTINCT t.outlet), min(s.date), max(s.date),
    (SELECT z.text FROM statement z JOIN said o ON o.statement = z.id JOIN about b ON b.statement = z.id JOIN actor m ON m.id = b.actor
        WHERE o.actor = a.id AND m.key = @actor ORDER BY z.date IS NULL, z.date DESC, z.key LIMIT 1)
FROM statement s JOIN said x ON x.statement = s.id JOIN actor a ON a.id = x.actor
    JOIN about b ON b.statement = s.id JOIN actor me ON me.id = b.actor
    LEFT JOIN statement_report r ON r.statement = s.id LEFT JOIN article t ON t.id = r.article
WHERE me.key = @actor
GROUP BY a.id
ORDER BY count(DISTINCT s.id) DESC, a.key
LIMIT @limit
