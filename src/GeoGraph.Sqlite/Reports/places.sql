-- title: Places
-- question: Where do events happen?
-- param: actor actor none only events of or against this actor
-- param: limit number 50 at most this many rows
-- columns: place, country, events, cooperation, conflict, first, last
-- An event without a date counts as of the day it was first reported.
WITH item AS (SELECT e.*, coalesce(e.date, (SELECT min(substr(t.published, 1, 10)) FROM event_report r JOIN article t ON t.id = r.article WHERE r.event = e.id)) AS day FROM event e)
SELECT p.name, p.country, count(*), sum(e.quad_class LIKE '%-cooperation'), sum(e.quad_class LIKE '%-conflict'), min(day), max(day)
FROM located_in l JOIN place p ON p.id = l.place JOIN item e ON e.id = l.event
WHERE (@actor IS NULL OR e.id IN (
    SELECT o.event FROM source_of o JOIN actor a ON a.id = o.actor WHERE a.key = @actor UNION SELECT o.event FROM targets o JOIN actor a ON a.id = o.actor WHERE a.key = @actor))
GROUP BY p.id
ORDER BY count(*) DESC, p.key
LIMIT @limit
