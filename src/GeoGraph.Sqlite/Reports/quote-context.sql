-- title: Quotations in context
-- question: What exactly was said, in which words around it, and where?
-- param: speaker actor none only what this actor said
-- param: words text none only statements that contain this text, in any letter case
-- param: limit number 50 at most this many rows
-- columns: date, speakers[], quotation, text, evidence, outlet, article
-- evidence is the sentence in which it is said who speaks.
SELECT s.date, (SELECT json_group_array(x.name ORDER BY x.key) FROM said o JOIN actor x ON x.id = o.actor WHERE o.statement = s.id),
    s.quotation, s.text, r.evidence, t.outlet, t.key
FROM statement s JOIN statement_report r ON r.statement = s.id JOIN article t ON t.id = r.article
WHERE (@speaker IS NULL OR EXISTS (SELECT 1 FROM said o JOIN actor x ON x.id = o.actor WHERE o.statement = s.id AND x.key = @speaker))
    AND (@words IS NULL OR instr(fold(s.text), fold(@words)))
ORDER BY s.date IS NULL, s.date DESC, s.key, t.key, r.start_at
LIMIT @limit
