// title: Events by type
// question: How many events of each PLOVER type and status does the graph hold?
// param: actor actor none only events of or against this actor
// param: limit number 100 at most this many rows
// columns: type, quad_class, events, actual, planned, hypothetical, negated, historical, goldstein
// To run it in Neo4j Browser with other values, change those in the braces; an actor is given by its key, such as 'country/IDN'.
WITH {actor: null} AS given
MATCH (e:Event)
WHERE (given.actor IS NULL OR EXISTS { (e)-[:SOURCE_OF|TARGETS]-(:Actor {key: given.actor}) })
RETURN e.type AS type, e.quadClass AS quad_class, count(*) AS events, count(CASE e.status WHEN 'actual' THEN 1 END) AS actual,
    count(CASE e.status WHEN 'planned' THEN 1 END) AS planned, count(CASE e.status WHEN 'hypothetical' THEN 1 END) AS hypothetical,
    count(CASE e.status WHEN 'negated' THEN 1 END) AS negated, count(CASE e.status WHEN 'historical' THEN 1 END) AS historical,
    round(round(avg(e.goldstein), 9), 2) AS goldstein
ORDER BY events DESC, type, quad_class
LIMIT 100
