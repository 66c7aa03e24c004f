-- title: A path between two actors
-- question: Through whom are two actors connected?
-- param: a actor required one actor
-- param: b actor required the other actor
-- param: limit number 20 at most this many rows
-- columns: step, actor, other, events, cooperation, conflict, first, last
-- The shortest chain of actors who dealt with each other, of at most eight steps; of several, the one whose keys sort first.
WITH RECURSIVE tie AS (SELECT source AS x, target AS y FROM interacts UNION SELECT target, source FROM interacts),
near AS (
    SELECT id AS actor, 0 AS steps FROM actor WHERE key = @b
    UNION
    SELECT t.y, n.steps + 1 FROM near n JOIN tie t ON t.x = n.actor WHERE n.steps < 8),
distance AS MATERIALIZED (SELECT actor, min(steps) AS steps FROM near GROUP BY actor),
walk AS (
    SELECT 0 AS step, d.actor, d.steps AS rest FROM distance d JOIN actor a ON a.id = d.actor WHERE a.key = @a
    UNION ALL
    SELECT w.step + 1, (
        SELECT t.y FROM tie t JOIN distance d ON d.actor = t.y JOIN actor n ON n.id = t.y WHERE t.x = w.actor AND d.steps = w.rest - 1 ORDER BY n.key LIMIT 1),
        w.rest - 1
    FROM walk w WHERE w.rest > 0)
SELECT w.step, a.name, b.name, sum(i.events), sum(i.cooperation), sum(i.conflict), min(i.first), max(i.last)
FROM walk v JOIN walk w ON w.step = v.step + 1 JOIN actor a ON a.id = v.actor JOIN actor b ON b.id = w.actor
    JOIN interacts i ON (i.source = a.id AND i.target = b.id) OR (i.source = b.id AND i.target = a.id)
GROUP BY w.step
ORDER BY w.step
LIMIT @limit
