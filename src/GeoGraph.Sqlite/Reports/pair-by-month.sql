-- title: A pair by month
-- question: How do cooperation and conflict between actors change from month to month?
-- param: a actor none only pairs with this actor
-- param: b actor none only pairs with this actor too
-- param: since date none only from this date on
-- param: until date none only up to this date
-- param: limit number 200 at most this many rows
-- columns: actor, other, month, events, cooperation, conflict, balance, goldstein
-- Counts events that took place (status actual). An event without a date counts as of the day it was first reported.
WITH pair AS (
    SELECT DISTINCT min(s.key, t.key) AS one, max(s.key, t.key) AS two, d.event
    FROM dyad d JOIN actor s ON s.id = d.source JOIN actor t ON t.id = d.target
    WHERE (@a IS NULL OR @a IN (s.key, t.key)) AND (@b IS NULL OR @b IN (s.key, t.key))),
item AS (
    SELECT p.one, p.two, e.quad_class, e.goldstein, coalesce(e.date, (SELECT min(substr(t.published, 1, 10)) FROM event_report r JOIN article t ON t.id = r.article WHERE r.event = e.id)) AS day
    FROM pair p JOIN event e ON e.id = p.event)
SELECT a.name, b.name, substr(day, 1, 7), count(*), sum(e.quad_class LIKE '%-cooperation'), sum(e.quad_class LIKE '%-conflict'),
    sum(e.quad_class LIKE '%-cooperation') - sum(e.quad_class LIKE '%-conflict'), round(10.0 * sum(CAST(round(10 * e.goldstein) AS INTEGER)) / count(e.goldstein)) / 100
FROM item e JOIN actor a ON a.key = e.one JOIN actor b ON b.key = e.two
WHERE length(day) >= 7 AND (@since IS NULL OR day >= @since) AND (@until IS NULL OR substr(day, 1, length(@until)) <= @until)
GROUP BY a.id, b.id, substr(day, 1, 7)
ORDER BY a.key, b.key, substr(day, 1, 7)
LIMIT @limit
