-- title: Events without a named source
-- question: Which acts are told without saying who did them?
-- param: target actor none only acts against this actor
-- param: limit number 50 at most this many rows
-- columns: day, event, type, targets[], places[], evidence, article
-- Counts events that took place (status actual). An event without a date counts as of the day it was first reported.
WITH item AS (
    SELECT e.*, coalesce(e.date, (SELECT min(substr(t.published, 1, 10)) FROM event_report r JOIN article t ON t.id = r.article WHERE r.event = e.id)) AS day,
        (SELECT min(t.key) FROM event_report r JOIN article t ON t.id = r.article WHERE r.event = e.id) AS article
    FROM event e
    WHERE e.id NOT IN (SELECT event FROM source_of) AND e.status = 'actual'
        AND (@target IS NULL OR EXISTS (SELECT 1 FROM targets o JOIN actor x ON x.id = o.actor WHERE o.event = e.id AND x.key = @target)))
SELECT day, e.name, e.type, (SELECT json_group_array(x.name ORDER BY x.key) FROM targets o JOIN actor x ON x.id = o.actor WHERE o.event = e.id),
    (SELECT json_group_array(p.name ORDER BY p.key) FROM located_in l JOIN place p ON p.id = l.place WHERE l.event = e.id),
    (SELECT r.evidence FROM event_report r JOIN article t ON t.id = r.article WHERE r.event = e.id AND t.key = e.article ORDER BY r.start_at LIMIT 1), e.article
FROM item e
ORDER BY day IS NULL, day DESC, e.key
LIMIT @limit
