-- title: Corroboration
-- question: Which events do several outlets report, and which rest on a single one?
-- param: actor actor none only events of or against this actor
-- param: outlets number 1 only events that this many outlets report, or more
-- param: limit number 50 at most this many rows
-- columns: day, event, status, outlets[], articles, claimed_by[]
-- An event without a date counts as of the day it was first reported.
WITH item AS (
    SELECT e.*, coalesce(e.date, (SELECT min(substr(t.published, 1, 10)) FROM event_report r JOIN article t ON t.id = r.article WHERE r.event = e.id)) AS day,
        (SELECT json_group_array(outlet ORDER BY outlet) FROM (SELECT DISTINCT t.outlet FROM event_report r JOIN article t ON t.id = r.article WHERE r.event = e.id AND t.outlet IS NOT NULL)) AS outlets
    FROM event e
    WHERE (@actor IS NULL OR e.id IN ( SELECT o.event FROM source_of o JOIN actor a ON a.id = o.actor WHERE a.key = @actor UNION SELECT o.event FROM targets o JOIN actor a ON a.id = o.actor WHERE a.key = @actor)))
SELECT day, e.name, e.status, outlets, (SELECT count(DISTINCT r.article) FROM event_report r WHERE r.event = e.id),
    (SELECT json_group_array(name ORDER BY key) FROM (SELECT DISTINCT x.name, x.key FROM asserts c JOIN said o ON o.statement = c.statement JOIN actor x ON x.id = o.actor WHERE c.event = e.id))
FROM item e
WHERE json_array_length(outlets) >= @outlets
ORDER BY json_array_length(outlets) DESC, (SELECT count(DISTINCT r.article) FROM event_report r WHERE r.event = e.id) DESC, day IS NULL, day DESC, e.key
LIMIT @limit
