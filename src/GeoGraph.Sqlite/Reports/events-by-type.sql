-- title: Events by type
-- question: How many events of each PLOVER type and status does the graph hold?
-- param: actor actor none only events of or against this actor
-- param: limit number 100 at most this many rows
-- columns: type, quad_class, events, actual, planned, hypothetical, negated, historical, goldstein
SELECT e.type, e.quad_class, count(*), sum(e.status = 'actual'), sum(e.status = 'planned'), sum(e.status = 'hypothetical'), sum(e.status = 'negated'),
    sum(e.status = 'historical'), round(10.0 * sum(CAST(round(10 * e.goldstein) AS INTEGER)) / count(e.goldstein)) / 100
FROM event e
WHERE (@actor IS NULL OR e.id IN (
    SELECT o.event FROM source_of o JOIN actor a ON a.id = o.actor WHERE a.key = @actor UNION SELECT o.event FROM targets o JOIN actor a ON a.id = o.actor WHERE a.key = @actor))
GROUP BY e.type, e.quad_class
ORDER BY count(*) DESC, e.type, e.quad_class
LIMIT @limit
