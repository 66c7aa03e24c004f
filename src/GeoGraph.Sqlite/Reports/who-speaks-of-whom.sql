-- title: Who speaks of whom
-- question: Which actors speak about which others, and does it go both ways?
-- param: actor actor none only pairs with this actor
-- param: limit number 50 at most this many rows
-- columns: speaker, about, statements, answered, first, last
-- answered: how many statements go the other way.
WITH pair AS (
    SELECT o.actor AS speaker, b.actor AS about, count(*) AS statements, min(s.date) AS first, max(s.date) AS last
    FROM statement s JOIN said o ON o.statement = s.id JOIN about b ON b.statement = s.id
    WHERE o.actor <> b.actor GROUP BY o.actor, b.actor)
SELECT a.name, b.name, p.statements, coalesce(r.statements, 0), p.first, p.last
FROM pair p JOIN actor a ON a.id = p.speaker JOIN actor b ON b.id = p.about LEFT JOIN pair r ON r.speaker = p.about AND r.about = p.speaker
WHERE @actor IS NULL OR @actor IN (a.key, b.key)
ORDER BY p.statements DESC, a.key, b.key
LIMIT @limit
