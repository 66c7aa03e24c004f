-- title: Claims nobody vouches for
-- question: Which events do we know from a speaker only, because no outlet asserts them in its own voice?
-- param: speaker actor none only what this actor claims
-- param: limit number 50 at most this many rows
-- columns: day, event, status, claimed_by[], articles, article
-- An event without a date counts as of the day it was first reported.
WITH item AS (
    SELECT e.*, coalesce(e.date, (SELECT min(substr(t.published, 1, 10)) FROM event_report r JOIN article t ON t.id = r.article WHERE r.event = e.id)) AS day
    FROM event e
    WHERE EXISTS (SELECT 1 FROM event_report r WHERE r.event = e.id) AND NOT EXISTS (SELECT 1 FROM event_report r WHERE r.event = e.id AND r.statement IS NULL)
        AND (@speaker IS NULL OR EXISTS (
            SELECT 1 FROM asserts c JOIN said o ON o.statement = c.statement JOIN actor x ON x.id = o.actor WHERE c.event = e.id AND x.key = @speaker)))
SELECT day, e.name, e.status,
    (SELECT json_group_array(name ORDER BY key) FROM (SELECT DISTINCT x.name, x.key FROM asserts c JOIN said o ON o.statement = c.statement JOIN actor x ON x.id = o.actor WHERE c.event = e.id)),
    (SELECT count(DISTINCT r.article) FROM event_report r WHERE r.event = e.id), (SELECT min(t.key) FROM event_report r JOIN article t ON t.id = r.article WHERE r.event = e.id)
FROM item e
ORDER BY (SELECT count(DISTINCT r.article) FROM event_report r WHERE r.event = e.id) DESC, day IS NULL, day DESC, e.key
LIMIT @limit
