-- title: Outlets compared
-- question: How much does each outlet report, how much of it alone, and how much conflict?
-- param: actor actor none only events of or against this actor
-- param: limit number 100 at most this many rows
-- columns: outlet, articles, events, alone, cooperation, conflict, statements, speakers
-- alone: events that no other outlet reports. Articles without an outlet count together.
WITH told AS (
    SELECT DISTINCT t.outlet, e.id, e.quad_class, (SELECT count(DISTINCT coalesce(x.outlet, '')) FROM event_report o JOIN article x ON x.id = o.article WHERE o.event = e.id) AS outlets
    FROM event_report r JOIN article t ON t.id = r.article JOIN event e ON e.id = r.event
    WHERE (@actor IS NULL OR e.id IN ( SELECT o.event FROM source_of o JOIN actor a ON a.id = o.actor WHERE a.key = @actor UNION SELECT o.event FROM targets o JOIN actor a ON a.id = o.actor WHERE a.key = @actor))),
counted AS (
    SELECT outlet, count(*) AS events, sum(e.outlets = 1) AS alone, sum(e.quad_class LIKE '%-cooperation') AS cooperation, sum(e.quad_class LIKE '%-conflict') AS conflict
    FROM told e GROUP BY outlet)
SELECT t.outlet, count(*), coalesce(c.events, 0), coalesce(c.alone, 0), coalesce(c.cooperation, 0), coalesce(c.conflict, 0),
    (SELECT count(DISTINCT r.statement) FROM statement_report r JOIN article x ON x.id = r.article WHERE x.outlet IS t.outlet),
    (SELECT count(DISTINCT o.actor) FROM statement_report r JOIN article x ON x.id = r.article JOIN said o ON o.statement = r.statement WHERE x.outlet IS t.outlet)
FROM article t LEFT JOIN counted c ON c.outlet IS t.outlet
GROUP BY t.outlet
ORDER BY count(*) DESC, t.outlet IS NULL, t.outlet
LIMIT @limit
