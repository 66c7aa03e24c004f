-- title: Sources by article
-- question: Which articles does the graph rest on, how much does each report, and whom does it quote?
-- param: outlet text none only articles of this outlet, in any letter case
-- param: limit number 100 at most this many rows
-- columns: published, outlet, article, title, language, events, statements, actors, speakers, quoted[]
SELECT t.published, t.outlet, t.key, t.title, t.language,
    (SELECT count(DISTINCT r.event) FROM event_report r WHERE r.article = t.id),
    (SELECT count(DISTINCT r.statement) FROM statement_report r WHERE r.article = t.id),
    (SELECT count(*) FROM mentioned_in m WHERE m.article = t.id),
    (SELECT count(DISTINCT s.actor) FROM statement_report r JOIN said s ON s.statement = r.statement WHERE r.article = t.id),
    (SELECT json_group_array(name ORDER BY key) FROM (
        SELECT DISTINCT a.name, a.key FROM statement_report r JOIN said s ON s.statement = r.statement JOIN actor a ON a.id = s.actor WHERE r.article = t.id))
FROM article t
WHERE @outlet IS NULL OR fold(t.outlet) = fold(@outlet)
ORDER BY t.published IS NULL, t.published DESC, t.key
LIMIT @limit
