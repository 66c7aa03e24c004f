-- title: Planned events
-- question: What was announced, and did something of the kind follow?
-- param: actor actor none only plans of or for this actor
-- param: days number 365 how many days afterwards still count
-- param: limit number 50 at most this many rows
-- columns: day, planned, type, claimed_by[], article, followed_on, followed_by
-- Of the kind: same type, a source in common, and a target in common when the plan has one. An event without a date counts as of the day it was first reported.
WITH told AS (
    SELECT e.*, coalesce(e.date, (SELECT min(substr(t.published, 1, 10)) FROM event_report r JOIN article t ON t.id = r.article WHERE r.event = e.id)) AS day
    FROM event e WHERE e.status IN ('planned', 'actual')),
sequel AS (
    SELECT n.id AS plan, f.key, f.name, f.day, row_number() OVER (PARTITION BY n.id ORDER BY f.day, f.key) AS rank
    FROM told n JOIN source_of ns ON ns.event = n.id JOIN source_of fs ON fs.actor = ns.actor JOIN told f ON f.id = fs.event
    WHERE n.status = 'planned' AND f.status = 'actual' AND f.type = n.type AND f.day >= n.day AND julianday(substr(f.day || '-01-01', 1, 10)) - julianday(substr(n.day || '-01-01', 1, 10)) <= @days
        AND (EXISTS (SELECT 1 FROM targets p JOIN targets q ON q.actor = p.actor WHERE p.event = n.id AND q.event = f.id)
            OR NOT EXISTS (SELECT 1 FROM targets WHERE event = n.id)))
SELECT e.day, e.name, e.type,
    (SELECT json_group_array(name ORDER BY key) FROM (SELECT DISTINCT x.name, x.key FROM asserts c JOIN said o ON o.statement = c.statement JOIN actor x ON x.id = o.actor WHERE c.event = e.id)),
    (SELECT min(t.key) FROM event_report r JOIN article t ON t.id = r.article WHERE r.event = e.id), s.day, s.name
FROM told e LEFT JOIN sequel s ON s.plan = e.id AND s.rank = 1
WHERE e.status = 'planned' AND (@actor IS NULL OR e.id IN (
    SELECT o.event FROM source_of o JOIN actor a ON a.id = o.actor WHERE a.key = @actor UNION SELECT o.event FROM targets o JOIN actor a ON a.id = o.actor WHERE a.key = @actor))
ORDER BY e.day IS NULL, e.day DESC, e.key
LIMIT @limit
