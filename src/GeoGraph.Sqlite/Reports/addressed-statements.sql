-- title: Addressed statements
-- question: Who told whom what?
-- param: speaker actor none only what this actor said
-- param: addressee actor none only what was said to this actor
-- param: limit number 50 at most this many rows
-- columns: date, speakers[], addressees[], quotation, text, article
SELECT s.date, (SELECT json_group_array(x.name ORDER BY x.key) FROM said o JOIN actor x ON x.id = o.actor WHERE o.statement = s.id),
    (SELECT json_group_array(x.name ORDER BY x.key) FROM addressed_to o JOIN actor x ON x.id = o.actor WHERE o.statement = s.id),
    s.quotation, s.text, (SELECT min(t.key) FROM statement_report r JOIN article t ON t.id = r.article WHERE r.statement = s.id)
FROM statement s
WHERE s.id IN (SELECT statement FROM addressed_to)
    AND (@speaker IS NULL OR EXISTS (SELECT 1 FROM said o JOIN actor x ON x.id = o.actor WHERE o.statement = s.id AND x.key = @speaker))
    AND (@addressee IS NULL OR EXISTS (SELECT 1 FROM addressed_to o JOIN actor x ON x.id = o.actor WHERE o.statement = s.id AND x.key = @addressee))
ORDER BY s.date IS NULL, s.date DESC, s.key
LIMIT @limit
