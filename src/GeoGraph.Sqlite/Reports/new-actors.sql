-- title: New actors by week
-- question: Which actors enter the news, week by week?
-- param: since date none only from this date on
-- param: until date none only up to this date
-- param: limit number 100 at most this many rows
-- columns: week, actors, names[]
-- Weeks are those of ISO 8601; an actor is new in the week of the first article that mentions it.
WITH first AS (
    SELECT a.key, a.name, (SELECT min(substr(t.published, 1, 10)) FROM mentioned_in m JOIN article t ON t.id = m.article WHERE m.actor = a.id AND t.published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*') AS day
    FROM actor a)
SELECT strftime('%G-W%V', day) AS week, count(*), json_group_array(name ORDER BY key)
FROM first
WHERE strftime('%G-W%V', day) IS NOT NULL AND (@since IS NULL OR day >= @since) AND (@until IS NULL OR substr(day, 1, length(@until)) <= @until)
GROUP BY week
ORDER BY week DESC
LIMIT @limit
