-- How much there is about each of some actors. keys: theirs.
SELECT a.key,
    (SELECT count(*) FROM (SELECT event FROM source_of WHERE actor = a.id UNION SELECT event FROM targets WHERE actor = a.id)) AS events,
    (SELECT count(*) FROM said WHERE actor = a.id) AS said, (SELECT count(*) FROM about WHERE actor = a.id) AS about,
    (SELECT count(*) FROM mentioned_in WHERE actor = a.id) AS articles
FROM actor a WHERE a.key IN (SELECT value FROM json_each(@keys))
