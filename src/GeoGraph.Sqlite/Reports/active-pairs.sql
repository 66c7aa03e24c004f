-- title: Most active pairs
-- question: Which two actors have most to do with each other, and is it cooperation or conflict?
-- param: actor actor none only pairs with this actor
-- param: since date none only events from this date on
-- param: until date none only events up to this date
-- param: limit number 20 at most this many rows
-- columns: actor, other, events, cooperation, conflict, goldstein, first, last
WITH pair AS (
    SELECT DISTINCT CASE WHEN s.key < t.key THEN s.id ELSE t.id END AS a, CASE WHEN s.key < t.key THEN t.id ELSE s.id END AS b, d.event
    FROM dyad d JOIN actor s ON s.id = d.source JOIN actor t ON t.id = d.target
    WHERE @actor IS NULL OR s.key = @actor OR t.key = @actor)
SELECT a.name, b.name, count(*), sum(e.quad_class LIKE '%-cooperation'), sum(e.quad_class LIKE '%-conflict'), round(avg(e.goldstein), 2), min(e.date), max(e.date)
FROM pair p JOIN event e ON e.id = p.event JOIN actor a ON a.id = p.a JOIN actor b ON b.id = p.b
WHERE (@since IS NULL OR e.date >= @since) AND (@until IS NULL OR substr(e.date, 1, length(@until)) <= @until)
GROUP BY p.a, p.b
ORDER BY count(*) DESC, a.key, b.key
LIMIT @limit
