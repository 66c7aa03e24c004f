-- title: Contested events
-- question: Which events does one speaker or outlet assert and another deny?
-- param: actor actor none only events of or against this actor
-- param: days number 31 how many days the two may lie apart
-- param: limit number 50 at most this many rows
-- columns: type, asserted, asserted_by, asserted_in, denied, denied_by, denied_in
-- Two events are about the same when the type, a source and a target agree (or neither has a target) and they lie near in time; an event
-- without a date counts as of the day it was first reported.
WITH teller AS (
    SELECT x.event, 'statement of ' || coalesce(group_concat(a.name, '; '), '?') AS name
    FROM asserts x LEFT JOIN said s ON s.statement = x.statement LEFT JOIN actor a ON a.id = s.actor GROUP BY x.event, x.statement
    UNION
    SELECT r.event, coalesce(t.outlet, t.key) FROM event_report r JOIN article t ON t.id = r.article WHERE r.statement IS NULL),
tellers AS (SELECT event, group_concat(name, '; ') AS names FROM (SELECT event, name FROM teller ORDER BY event, name) GROUP BY event),
report AS (SELECT r.event, min(t.key) AS article, min(t.published) AS published FROM event_report r JOIN article t ON t.id = r.article GROUP BY r.event),
told AS (
    SELECT e.id, e.key, e.type, e.name, e.status, e.date, r.article, julianday(substr(coalesce(e.date || '-01-01', r.published), 1, 10)) AS day
    FROM event e JOIN report r ON r.event = e.id WHERE e.status IN ('actual', 'negated'))
SELECT DISTINCT y.type, y.name, coalesce(yt.names, '?'), y.article, n.name, coalesce(nt.names, '?'), n.article
FROM told n
JOIN source_of ns ON ns.event = n.id
JOIN source_of ys ON ys.actor = ns.actor
JOIN told y ON y.id = ys.event AND y.type = n.type AND y.status = 'actual'
LEFT JOIN tellers yt ON yt.event = y.id LEFT JOIN tellers nt ON nt.event = n.id
WHERE n.status = 'negated'
    AND (y.day IS NULL OR n.day IS NULL OR abs(y.day - n.day) <= @days
        OR substr(y.date, 1, length(n.date)) = n.date OR substr(n.date, 1, length(y.date)) = y.date)
    AND (EXISTS (SELECT 1 FROM targets p JOIN targets q ON q.actor = p.actor WHERE p.event = n.id AND q.event = y.id)
        OR NOT EXISTS (SELECT 1 FROM targets WHERE event IN (n.id, y.id)))
    AND (@actor IS NULL OR EXISTS (
        SELECT 1 FROM (SELECT event, actor FROM source_of UNION SELECT event, actor FROM targets) p JOIN actor a ON a.id = p.actor
        WHERE p.event = y.id AND a.key = @actor))
ORDER BY y.type, y.key, n.key
LIMIT @limit
