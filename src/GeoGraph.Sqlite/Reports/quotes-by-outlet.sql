-- title: Quotes by outlet
-- question: Whom does each outlet quote, how often, and in their own words?
-- param: outlet text none only this outlet, in any letter case
-- param: limit number 100 at most this many rows
-- columns: outlet, speaker, statements, direct, mixed, indirect
SELECT t.outlet, a.name, count(DISTINCT s.id), count(DISTINCT CASE s.quotation WHEN 'direct' THEN s.id END), count(DISTINCT CASE s.quotation WHEN 'mixed' THEN s.id END), count(DISTINCT CASE s.quotation WHEN 'indirect' THEN s.id END)
FROM statement_report r JOIN article t ON t.id = r.article JOIN statement s ON s.id = r.statement JOIN said x ON x.statement = s.id JOIN actor a ON a.id = x.actor
WHERE @outlet IS NULL OR fold(t.outlet) = fold(@outlet)
GROUP BY t.outlet, a.id
ORDER BY t.outlet IS NULL, t.outlet, count(DISTINCT s.id) DESC, a.key
LIMIT @limit
