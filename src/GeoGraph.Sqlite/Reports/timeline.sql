-- title: Timeline of a pair
-- question: What happened between two actors, and what did they say about each other, in order of time?
-- param: a actor required one actor
-- param: b actor required the other actor
-- param: since date none only from this date on
-- param: until date none only up to this date
-- param: limit number 200 at most this many rows
-- columns: date, what, kind, sources[], targets[], text, status, articles, article
-- Of a statement, sources are the speakers and targets those it is about. An event without a date counts as of the day it was first reported.
WITH party AS (SELECT event, actor FROM source_of UNION SELECT event, actor FROM targets),
a AS (SELECT id FROM actor WHERE key = @a), b AS (SELECT id FROM actor WHERE key = @b),
item AS (
    SELECT coalesce(e.date, (SELECT min(substr(t.published, 1, 10)) FROM event_report r JOIN article t ON t.id = r.article WHERE r.event = e.id)) AS day, 'event' AS what, e.type || coalesce('/' || e.mode, '') AS kind,
        (SELECT json_group_array(x.name ORDER BY x.key) FROM source_of o JOIN actor x ON x.id = o.actor WHERE o.event = e.id) AS sources,
        (SELECT json_group_array(x.name ORDER BY x.key) FROM targets o JOIN actor x ON x.id = o.actor WHERE o.event = e.id) AS targets,
        e.name AS text, e.status, (SELECT count(DISTINCT r.article) FROM event_report r WHERE r.event = e.id) AS articles,
        (SELECT min(t.key) FROM event_report r JOIN article t ON t.id = r.article WHERE r.event = e.id) AS article, e.key
    FROM event e
    WHERE e.id IN (SELECT event FROM party WHERE actor IN a) AND e.id IN (SELECT event FROM party WHERE actor IN b)
    UNION ALL
    SELECT s.date, 'statement', s.quotation,
        (SELECT json_group_array(x.name ORDER BY x.key) FROM said o JOIN actor x ON x.id = o.actor WHERE o.statement = s.id),
        (SELECT json_group_array(x.name ORDER BY x.key) FROM about o JOIN actor x ON x.id = o.actor WHERE o.statement = s.id),
        s.text, NULL, (SELECT count(DISTINCT r.article) FROM statement_report r WHERE r.statement = s.id),
        (SELECT min(t.key) FROM statement_report r JOIN article t ON t.id = r.article WHERE r.statement = s.id), s.key
    FROM statement s
    WHERE (s.id IN (SELECT statement FROM said WHERE actor IN a) AND s.id IN (SELECT statement FROM about WHERE actor IN b))
        OR (s.id IN (SELECT statement FROM said WHERE actor IN b) AND s.id IN (SELECT statement FROM about WHERE actor IN a)))
SELECT day, what, kind, sources, targets, text, status, articles, article
FROM item
WHERE (@since IS NULL OR day >= @since) AND (@until IS NULL OR substr(day, 1, length(@until)) <= @until)
ORDER BY day IS NULL, day, what, key
LIMIT @limit
