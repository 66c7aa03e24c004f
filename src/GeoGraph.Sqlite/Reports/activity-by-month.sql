-- title: Activity by month
-- question: How do cooperation and conflict develop, month by month?
-- param: actor actor none only events of or against this actor
-- param: since date none only from this date on
-- param: until date none only up to this date
-- param: limit number 120 at most this many rows
-- columns: month, events, cooperation, conflict, goldstein
-- Counts events that took place (status actual). An event without a date counts as of the day it was first reported.
WITH item AS (SELECT e.*, coalesce(e.date, (SELECT min(substr(t.published, 1, 10)) FROM event_report r JOIN article t ON t.id = r.article WHERE r.event = e.id)) AS day FROM event e WHERE e.status = 'actual')
SELECT substr(day, 1, 7), count(*), sum(e.quad_class LIKE '%-cooperation'), sum(e.quad_class LIKE '%-conflict'), round(10.0 * sum(CAST(round(10 * e.goldstein) AS INTEGER)) / count(e.goldstein)) / 100
FROM item e
WHERE length(day) >= 7 AND (@since IS NULL OR day >= @since) AND (@until IS NULL OR substr(day, 1, length(@until)) <= @until)
    AND (@actor IS NULL OR e.id IN (
    SELECT o.event FROM source_of o JOIN actor a ON a.id = o.actor WHERE a.key = @actor UNION SELECT o.event FROM targets o JOIN actor a ON a.id = o.actor WHERE a.key = @actor))
GROUP BY substr(day, 1, 7)
ORDER BY substr(day, 1, 7)
LIMIT @limit
