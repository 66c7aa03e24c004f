-- Statements with every place that reports them, the latest first. words: all must stand in the text, folded; speaker, about: keys; limit: how many statements.
WITH wanted AS MATERIALIZED (
    SELECT s.id FROM statement s
    WHERE (@since IS NULL OR s.date >= @since) AND (@until IS NULL OR substr(s.date, 1, length(@until)) <= @until)
        AND (@speaker IS NULL OR s.id IN (SELECT statement FROM said WHERE actor = (SELECT id FROM actor WHERE key = @speaker)))
        AND (@about IS NULL OR s.id IN (SELECT statement FROM about WHERE actor = (SELECT id FROM actor WHERE key = @about)))
        AND (@confidence IS NULL AND @outlets IS NULL OR EXISTS (
            SELECT 1 FROM statement_report r JOIN article t ON t.id = r.article
            WHERE r.statement = s.id AND (@confidence IS NULL OR r.confidence >= @confidence)
                AND (@outlets IS NULL OR fold(t.outlet) IN (SELECT value FROM json_each(@outlets)))))
        AND (@words IS NULL OR NOT EXISTS (SELECT 1 FROM json_each(@words) w WHERE instr(fold(s.text), w.value) = 0))
    ORDER BY s.date IS NULL, s.date DESC, s.key LIMIT @limit)
SELECT s.key, s.name, s.text, s.quotation, s.language, s.date,
    (SELECT json_group_array(x.key ORDER BY x.key) FROM said o JOIN actor x ON x.id = o.actor WHERE o.statement = s.id) AS "speakers[]",
    (SELECT json_group_array(x.key ORDER BY x.key) FROM about o JOIN actor x ON x.id = o.actor WHERE o.statement = s.id) AS "about[]",
    r.evidence, r.start_at - r.sentence_start, r.end_at - r.sentence_start, r.rule, r.confidence,
    t.key AS article, t.title, t.outlet, t.published, t.url
FROM wanted w JOIN statement s ON s.id = w.id JOIN statement_report r ON r.statement = s.id JOIN article t ON t.id = r.article
ORDER BY s.date IS NULL, s.date DESC, s.key, t.key, r.start_at
