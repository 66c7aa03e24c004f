-- Which outlet carries whose claims: one row for each outlet, speaker and statement it reports.
SELECT t.outlet, o.actor AS speaker, s.key AS statement, min(t.key) AS article
FROM statement s JOIN said o ON o.statement = s.id JOIN statement_report r ON r.statement = s.id JOIN article t ON t.id = r.article
WHERE t.outlet IS NOT NULL
    AND (@since IS NULL OR s.date >= @since) AND (@until IS NULL OR substr(s.date, 1, length(@until)) <= @until)
    AND (@confidence IS NULL OR r.confidence >= @confidence) AND (@outlets IS NULL OR fold(t.outlet) IN (SELECT value FROM json_each(@outlets)))
    AND (@countries IS NULL OR EXISTS (SELECT 1 FROM actor x WHERE x.id = o.actor AND x.country IN (SELECT value FROM json_each(@countries))))
GROUP BY t.outlet, o.actor, s.id
