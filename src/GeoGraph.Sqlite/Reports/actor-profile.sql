-- title: Actor profile
-- question: With whom does an actor deal, as what, and how often is each told?
-- param: actor actor required the actor
-- param: limit number 50 at most this many rows
-- columns: relation, other, detail, number
WITH me AS (SELECT id FROM actor WHERE key = @actor),
item AS (
    SELECT 1 AS place, 'belongs to' AS relation, o.name AS other,
        nullif(trim(coalesce(f.role, '') || coalesce(' from ' || f.from_date, '') || coalesce(' to ' || f.to_date, '')), '') AS detail, 1 AS number, o.key
    FROM affiliated_with f JOIN actor o ON o.id = f.organization WHERE f.actor IN me
    UNION ALL
    SELECT 2, 'acts on', o.name, e.type, count(*), o.key
    FROM dyad d JOIN event e ON e.id = d.event JOIN actor o ON o.id = d.target WHERE d.source IN me GROUP BY o.id, e.type
    UNION ALL
    SELECT 3, 'is acted on by', o.name, e.type, count(*), o.key
    FROM dyad d JOIN event e ON e.id = d.event JOIN actor o ON o.id = d.source WHERE d.target IN me GROUP BY o.id, e.type
    UNION ALL
    SELECT 4, 'speaks about', o.name, NULL, count(*), o.key
    FROM said s JOIN about b ON b.statement = s.statement JOIN actor o ON o.id = b.actor WHERE s.actor IN me AND o.id NOT IN me GROUP BY o.id
    UNION ALL
    SELECT 5, 'is spoken about by', o.name, NULL, count(*), o.key
    FROM about b JOIN said s ON s.statement = b.statement JOIN actor o ON o.id = s.actor WHERE b.actor IN me AND o.id NOT IN me GROUP BY o.id)
SELECT relation, other, detail, number FROM item ORDER BY place, number DESC, key, detail
LIMIT @limit
