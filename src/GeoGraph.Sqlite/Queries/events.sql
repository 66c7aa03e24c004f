-- Events with every place that reports them, the latest first. a, b: keys of parties; limit: how many events.
WITH party AS (SELECT event, actor FROM source_of UNION SELECT event, actor FROM targets),
wanted AS MATERIALIZED (
    SELECT e.id FROM event e
    WHERE (@since IS NULL OR e.date >= @since) AND (@until IS NULL OR substr(e.date, 1, length(@until)) <= @until)
        AND (@types IS NULL OR e.type IN (SELECT value FROM json_each(@types))) AND (@statuses IS NULL OR e.status IN (SELECT value FROM json_each(@statuses)))
        AND (@a IS NULL OR e.id IN (SELECT event FROM source_of WHERE actor = (SELECT id FROM actor WHERE key = @a) UNION SELECT event FROM targets WHERE actor = (SELECT id FROM actor WHERE key = @a)))
        AND (@b IS NULL OR e.id IN (SELECT event FROM source_of WHERE actor = (SELECT id FROM actor WHERE key = @b) UNION SELECT event FROM targets WHERE actor = (SELECT id FROM actor WHERE key = @b)))
        AND (@countries IS NULL OR EXISTS (SELECT 1 FROM party p JOIN actor x ON x.id = p.actor WHERE p.event = e.id AND x.country IN (SELECT value FROM json_each(@countries))))
        AND (@confidence IS NULL AND @outlets IS NULL OR EXISTS (
            SELECT 1 FROM event_report r JOIN article t ON t.id = r.article
            WHERE r.event = e.id AND (@confidence IS NULL OR r.confidence >= @confidence)
                AND (@outlets IS NULL OR fold(t.outlet) IN (SELECT value FROM json_each(@outlets)))))
    ORDER BY e.date IS NULL, e.date DESC, e.key LIMIT @limit)
SELECT e.key, e.name, e.type, e.mode, e.cameo, e.quad_class, e.goldstein, e.date, e.status,
    (SELECT json_group_array(x.key ORDER BY x.key) FROM source_of s JOIN actor x ON x.id = s.actor WHERE s.event = e.id) AS "sources[]",
    (SELECT json_group_array(x.key ORDER BY x.key) FROM targets s JOIN actor x ON x.id = s.actor WHERE s.event = e.id) AS "targets[]",
    r.evidence, r.start_at - r.sentence_start, r.end_at - r.sentence_start, r.rule, r.confidence, r.statement,
    t.key AS article, t.title, t.outlet, t.published, t.url
FROM wanted w JOIN event e ON e.id = w.id JOIN event_report r ON r.event = e.id JOIN article t ON t.id = r.article
ORDER BY e.date IS NULL, e.date DESC, e.key, t.key, r.start_at
