-- Who acted on whom, one row for each event and ordered pair; of an act done together, every two parties once, the smaller key first (mutual = 1).
WITH wanted AS MATERIALIZED (
    SELECT e.id FROM event e
    WHERE (@since IS NULL OR e.date >= @since) AND (@until IS NULL OR substr(e.date, 1, length(@until)) <= @until)
        AND (@types IS NULL OR e.type IN (SELECT value FROM json_each(@types))) AND (@statuses IS NULL OR e.status IN (SELECT value FROM json_each(@statuses)))
        AND (@confidence IS NULL AND @outlets IS NULL OR EXISTS (
            SELECT 1 FROM event_report r JOIN article t ON t.id = r.article
            WHERE r.event = e.id AND (@confidence IS NULL OR r.confidence >= @confidence)
                AND (@outlets IS NULL OR fold(t.outlet) IN (SELECT value FROM json_each(@outlets)))))),
pair AS (
    SELECT s.actor AS source, t.actor AS target, s.event, 0 AS mutual
    FROM wanted w JOIN source_of s ON s.event = w.id JOIN targets t ON t.event = w.id WHERE s.actor <> t.actor
    UNION ALL
    SELECT s.actor, o.actor, s.event, 1
    FROM wanted w JOIN source_of s ON s.event = w.id JOIN source_of o ON o.event = w.id JOIN actor a ON a.id = s.actor JOIN actor b ON b.id = o.actor
    WHERE a.key < b.key AND NOT EXISTS (SELECT 1 FROM targets t WHERE t.event = w.id))
SELECT p.source, p.target, p.mutual, e.key AS event, e.type, e.quad_class, e.goldstein, e.date, e.status
FROM pair p JOIN event e ON e.id = p.event
WHERE @countries IS NULL
    OR EXISTS (SELECT 1 FROM actor x WHERE x.id IN (p.source, p.target) AND x.country IN (SELECT value FROM json_each(@countries)))
