-- Who speaks about whom, one row for each statement, speaker and actor it is about. score: mean Goldstein score of the events the statement asserts.
SELECT o.actor AS speaker, b.actor AS about, s.key AS statement, s.quotation, s.date, s.text,
    (SELECT avg(e.goldstein) FROM asserts x JOIN event e ON e.id = x.event WHERE x.statement = s.id) AS score
FROM statement s JOIN said o ON o.statement = s.id JOIN about b ON b.statement = s.id
WHERE o.actor <> b.actor
    AND (@since IS NULL OR s.date >= @since) AND (@until IS NULL OR substr(s.date, 1, length(@until)) <= @until)
    AND (@confidence IS NULL AND @outlets IS NULL OR EXISTS (
        SELECT 1 FROM statement_report r JOIN article t ON t.id = r.article
        WHERE r.statement = s.id AND (@confidence IS NULL OR r.confidence >= @confidence)
            AND (@outlets IS NULL OR fold(t.outlet) IN (SELECT value FROM json_each(@outlets)))))
    AND (@countries IS NULL OR EXISTS (SELECT 1 FROM actor x WHERE x.id IN (o.actor, b.actor) AND x.country IN (SELECT value FROM json_each(@countries))))
