-- title: Threats and demands
-- question: Who threatens whom or demands something of whom?
-- param: actor actor none only threats and demands of or against this actor
-- param: since date none only from this date on
-- param: until date none only up to this date
-- param: limit number 100 at most this many rows
-- columns: day, type, sources[], targets[], event, status, claimed_by[], article
-- REQUEST is the PLOVER type of demands and appeals. An event without a date counts as of the day it was first reported.
WITH item AS (SELECT e.*, coalesce(e.date, (SELECT min(substr(t.published, 1, 10)) FROM event_report r JOIN article t ON t.id = r.article WHERE r.event = e.id)) AS day FROM event e WHERE e.type IN ('THREATEN', 'REQUEST') AND e.status <> 'negated')
SELECT day, e.type, (SELECT json_group_array(x.name ORDER BY x.key) FROM source_of o JOIN actor x ON x.id = o.actor WHERE o.event = e.id),
    (SELECT json_group_array(x.name ORDER BY x.key) FROM targets o JOIN actor x ON x.id = o.actor WHERE o.event = e.id), e.name, e.status,
    (SELECT json_group_array(name ORDER BY key) FROM (SELECT DISTINCT x.name, x.key FROM asserts c JOIN said o ON o.statement = c.statement JOIN actor x ON x.id = o.actor WHERE c.event = e.id)),
    (SELECT min(t.key) FROM event_report r JOIN article t ON t.id = r.article WHERE r.event = e.id)
FROM item e
WHERE (@since IS NULL OR day >= @since) AND (@until IS NULL OR substr(day, 1, length(@until)) <= @until)
    AND (@actor IS NULL OR e.id IN (
    SELECT o.event FROM source_of o JOIN actor a ON a.id = o.actor WHERE a.key = @actor UNION SELECT o.event FROM targets o JOIN actor a ON a.id = o.actor WHERE a.key = @actor))
ORDER BY day IS NULL, day DESC, e.key
LIMIT @limit
