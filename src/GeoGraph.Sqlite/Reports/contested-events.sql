-- title: Contested events
-- question: Which events does one speaker or outlet assert and another deny?
-- param: actor actor none only events of or against this actor
-- param: limit number 50 at most this many rows
-- columns: type, asserted, asserted_by, asserted_in, denied, denied_by, denied_in
-- Two events are about the same when type and a source agree, a target agrees or one has none, and their dates do not differ.
WITH teller AS (
    SELECT x.event, 'statement of ' || coalesce(group_concat(a.name, '; '), '?') AS name
    FROM asserts x LEFT JOIN said s ON s.statement = x.statement LEFT JOIN actor a ON a.id = s.actor GROUP BY x.event, x.statement
    UNION
    SELECT r.event, coalesce(t.outlet, t.key) FROM event_report r JOIN article t ON t.id = r.article WHERE r.statement IS NULL),
tellers AS (SELECT event, group_concat(name, '; ') AS names FROM (SELECT event, name FROM teller ORDER BY event, name) GROUP BY event),
report AS (SELECT r.event, min(t.key) AS article FROM event_report r JOIN article t ON t.id = r.article GROUP BY r.event)
SELECT DISTINCT y.type, y.name, coalesce(yt.names, '?'), yr.article, n.name, coalesce(nt.names, '?'), nr.article
FROM event n
JOIN source_of ns ON ns.event = n.id
JOIN source_of ys ON ys.actor = ns.actor
JOIN event y ON y.id = ys.event AND y.type = n.type AND y.status = 'actual'
LEFT JOIN tellers yt ON yt.event = y.id LEFT JOIN tellers nt ON nt.event = n.id
LEFT JOIN report yr ON yr.event = y.id LEFT JOIN report nr ON nr.event = n.id
WHERE n.status = 'negated'
    AND (y.date IS NULL OR n.date IS NULL OR substr(y.date, 1, length(n.date)) = n.date OR substr(n.date, 1, length(y.date)) = y.date)
    AND (NOT EXISTS (SELECT 1 FROM targets WHERE event = n.id) OR NOT EXISTS (SELECT 1 FROM targets WHERE event = y.id)
        OR EXISTS (SELECT 1 FROM targets p JOIN targets q ON q.actor = p.actor WHERE p.event = n.id AND q.event = y.id))
    AND (@actor IS NULL OR EXISTS (
        SELECT 1 FROM (SELECT event, actor FROM source_of UNION SELECT event, actor FROM targets) p JOIN actor a ON a.id = p.actor
        WHERE p.event = y.id AND a.key = @actor))
ORDER BY y.type, y.key, n.key
LIMIT @limit
