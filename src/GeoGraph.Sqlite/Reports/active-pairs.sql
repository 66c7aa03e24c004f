-- title: Most active pairs
-- question: Which two actors have most to do with each other, and is it cooperation or conflict?
-- param: actor actor none only pairs with this actor
-- param: since date none only from this date on
-- param: until date none only up to this date
-- param: limit number 20 at most this many rows
-- columns: actor, other, events, cooperation, conflict, goldstein, first, last
-- Counts events that took place (status actual). An event without a date counts as of the day it was first reported.
WITH pair AS (
    SELECT DISTINCT min(s.key, t.key) AS one, max(s.key, t.key) AS two, d.event
    FROM dyad d JOIN actor s ON s.id = d.source JOIN actor t ON t.id = d.target
    WHERE @actor IS NULL OR @actor IN (s.key, t.key)),
item AS (
    SELECT p.one, p.two, e.quad_class, e.goldstein, coalesce(e.date, (SELECT min(substr(t.published, 1, 10)) FROM event_report r JOIN article t ON t.id = r.article WHERE r.event = e.id)) AS day
    FROM pair p JOIN event e ON e.id = p.event)
SELECT a.name, b.name, count(*), sum(e.quad_class LIKE '%-cooperation'), sum(e.quad_class LIKE '%-conflict'),
    round(10.0 * sum(CAST(round(10 * e.goldstein) AS INTEGER)) / count(e.goldstein)) / 100, min(day), max(day)
FROM item e JOIN actor a ON a.key = e.one JOIN actor b ON b.key = e.two
WHERE (@since IS NULL OR day >= @since) AND (@until IS NULL OR substr(day, 1, length(@until)) <= @until)
GROUP BY a.id, b.id
ORDER BY count(*) DESC, a.key, b.key
LIMIT @limit
