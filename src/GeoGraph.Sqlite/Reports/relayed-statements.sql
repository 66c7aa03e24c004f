-- title: Relayed statements
-- question: Which statements reach us through another medium, and who passes them on?
-- param: medium actor none only those that this actor relays
-- param: limit number 50 at most this many rows
-- columns: date, speakers[], relayed_by[], quotation, text, outlets[], article
SELECT s.date, (SELECT json_group_array(x.name ORDER BY x.key) FROM said o JOIN actor x ON x.id = o.actor WHERE o.statement = s.id),
    (SELECT json_group_array(x.name ORDER BY x.key) FROM relayed_by o JOIN actor x ON x.id = o.actor WHERE o.statement = s.id),
    s.quotation, s.text,
    (SELECT json_group_array(outlet ORDER BY outlet) FROM (
        SELECT DISTINCT t.outlet FROM statement_report r JOIN article t ON t.id = r.article WHERE r.statement = s.id AND t.outlet IS NOT NULL)),
    (SELECT min(t.key) FROM statement_report r JOIN article t ON t.id = r.article WHERE r.statement = s.id)
FROM statement s
WHERE s.id IN (SELECT statement FROM relayed_by)
    AND (@medium IS NULL OR EXISTS (SELECT 1 FROM relayed_by o JOIN actor x ON x.id = o.actor WHERE o.statement = s.id AND x.key = @medium))
ORDER BY s.date IS NULL, s.date DESC, s.key
LIMIT @limit
