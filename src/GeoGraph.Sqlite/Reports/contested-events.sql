-- title: Contested events
-- question: Which events does one outlet or speaker assert and another deny?
-- param: actor actor none only events of or against this actor
-- param: days number 14 how many days the two may lie apart
-- param: limit number 50 at most this many rows
-- columns: type, asserted, asserted_by[], asserted_in, denied, denied_by[], denied_in, days
-- Two events are about the same when type, source and target agree (of acts done together: type and two parties) and they lie near in time;
-- a source agrees with one that belongs to it (a state and its forces). Nobody who denies the one also asserts the other. An event without a date
-- counts as of the day it was first reported; without that too, it is left out.
WITH kin AS (
    SELECT id AS one, id AS other FROM actor UNION SELECT actor, organization FROM affiliated_with UNION SELECT organization, actor FROM affiliated_with),
clash AS (
    SELECT DISTINCT e.id AS event, n.id AS denial
    FROM event n JOIN source_of ns ON ns.event = n.id JOIN kin k ON k.one = ns.actor JOIN source_of es ON es.actor = k.other JOIN event e ON e.id = es.event
    WHERE n.status = 'negated' AND e.status = 'actual' AND e.type = n.type
        AND (EXISTS (SELECT 1 FROM targets p JOIN targets q ON q.actor = p.actor WHERE p.event = n.id AND q.event = e.id)
            OR NOT EXISTS (SELECT 1 FROM targets WHERE event IN (n.id, e.id)) AND EXISTS (
                SELECT 1 FROM source_of p JOIN source_of q ON q.actor = p.actor
                WHERE p.event = n.id AND q.event = e.id AND p.actor <> ns.actor AND q.actor <> es.actor))
        AND (@actor IS NULL OR e.id IN ( SELECT o.event FROM source_of o JOIN actor a ON a.id = o.actor WHERE a.key = @actor UNION SELECT o.event FROM targets o JOIN actor a ON a.id = o.actor WHERE a.key = @actor))),
told AS MATERIALIZED (
    SELECT e.id, coalesce(e.date, (SELECT min(substr(t.published, 1, 10)) FROM event_report r JOIN article t ON t.id = r.article WHERE r.event = e.id)) AS day
    FROM event e WHERE e.id IN (SELECT event FROM clash UNION SELECT denial FROM clash)),
teller AS MATERIALIZED (
    SELECT r.event, coalesce(t.outlet, t.key) AS name FROM told e JOIN event_report r ON r.event = e.id JOIN article t ON t.id = r.article WHERE r.statement IS NULL
    UNION
    SELECT r.event, coalesce(a.name, '?')
    FROM told e JOIN event_report r ON r.event = e.id LEFT JOIN statement s ON s.key = r.statement LEFT JOIN said o ON o.statement = s.id LEFT JOIN actor a ON a.id = o.actor
    WHERE r.statement IS NOT NULL),
pair AS (
    SELECT c.event, c.denial, CAST(abs(julianday(substr(y.day || '-01-01', 1, 10)) - julianday(substr(n.day || '-01-01', 1, 10))) AS INTEGER) AS days
    FROM clash c JOIN told y ON y.id = c.event JOIN told n ON n.id = c.denial)
SELECT e.type, e.name, (SELECT json_group_array(name ORDER BY name) FROM teller WHERE event = e.id), (SELECT min(t.key) FROM event_report r JOIN article t ON t.id = r.article WHERE r.event = e.id),
    n.name, (SELECT json_group_array(name ORDER BY name) FROM teller WHERE event = n.id), (SELECT min(t.key) FROM event_report r JOIN article t ON t.id = r.article WHERE r.event = n.id), p.days
FROM pair p JOIN event e ON e.id = p.event JOIN event n ON n.id = p.denial
WHERE p.days <= @days AND NOT EXISTS (SELECT 1 FROM teller p JOIN teller q ON q.name = p.name WHERE p.event = n.id AND q.event = e.id)
ORDER BY p.days, e.type, e.key, n.key
LIMIT @limit
