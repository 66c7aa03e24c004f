-- title: Denials
-- question: Who says that what did not happen?
-- param: speaker actor none only what this actor denies
-- param: actor actor none only denied events of or against this actor
-- param: limit number 50 at most this many rows
-- columns: day, event, denied_by[], evidence, outlet, article
-- Only what somebody denies: what merely did not happen is left out. Nobody in denied_by: the text does not tell who denies it. An event without a date counts as of the day it was first reported.
SELECT coalesce(e.date, (SELECT min(substr(t.published, 1, 10)) FROM event_report r JOIN article t ON t.id = r.article WHERE r.event = e.id)) AS day, e.name,
    (SELECT json_group_array(x.name ORDER BY x.key) FROM statement s JOIN said o ON o.statement = s.id JOIN actor x ON x.id = o.actor WHERE s.key = r.statement),
    r.evidence, t.outlet, t.key
FROM event e JOIN event_report r ON r.event = e.id JOIN article t ON t.id = r.article
WHERE e.status = 'negated'
    AND EXISTS (SELECT 1 FROM statement s JOIN statement_report d ON d.statement = s.id AND d.article = r.article WHERE s.key = r.statement AND d.rule GLOB 'deny-*')
    AND (@speaker IS NULL OR EXISTS (SELECT 1 FROM statement s JOIN said o ON o.statement = s.id JOIN actor x ON x.id = o.actor WHERE s.key = r.statement AND x.key = @speaker))
    AND (@actor IS NULL OR e.id IN (
    SELECT o.event FROM source_of o JOIN actor a ON a.id = o.actor WHERE a.key = @actor UNION SELECT o.event FROM targets o JOIN actor a ON a.id = o.actor WHERE a.key = @actor))
ORDER BY day IS NULL, day DESC, e.key, t.key, r.start_at
LIMIT @limit
