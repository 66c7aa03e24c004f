// title: Actor profile
// question: With whom does an actor deal, as what, and how often is each told?
// param: actor actor required the actor
// param: limit number 50 at most this many rows
// columns: relation, other, detail, number
// To run it in Neo4j Browser with other values, change those in the braces; an actor is given by its key, such as 'country/IDN'.
WITH {actor: 'country/CHN'} AS given
MATCH (me:Actor {key: given.actor})
CALL (me) {
    MATCH (me)-[f:AFFILIATED_WITH]->(o:Actor)
    RETURN 1 AS place, 'belongs to' AS relation, o, 1 AS number,
        nullIf(trim(coalesce(f.role, '') + coalesce(' from ' + f.from, '') + coalesce(' to ' + f.to, '')), '') AS detail
    UNION ALL
    MATCH (me)-[:SOURCE_OF]->(e:Event {status: 'actual'})-[r:TARGETS|SOURCE_OF]-(o:Actor)
    WHERE o <> me AND (type(r) = 'TARGETS' OR me.key < o.key AND NOT EXISTS { (e)-[:TARGETS]->() })
    RETURN 2 AS place, 'acts on' AS relation, o, count(*) AS number, e.type AS detail
    UNION ALL
    MATCH (o:Actor)-[:SOURCE_OF]->(e:Event {status: 'actual'})-[r:TARGETS|SOURCE_OF]-(me)
    WHERE o <> me AND (type(r) = 'TARGETS' OR o.key < me.key AND NOT EXISTS { (e)-[:TARGETS]->() })
    RETURN 3 AS place, 'is acted on by' AS relation, o, count(*) AS number, e.type AS detail
    UNION ALL
    MATCH (me)-[:SAID]->(:Statement)-[:ABOUT]->(o:Actor) WHERE o <> me
    RETURN 4 AS place, 'speaks about' AS relation, o, count(*) AS number, null AS detail
    UNION ALL
    MATCH (o:Actor)-[:SAID]->(:Statement)-[:ABOUT]->(me) WHERE o <> me
    RETURN 5 AS place, 'is spoken about by' AS relation, o, count(*) AS number, null AS detail
}
RETURN relation, o.name AS other, detail, number
ORDER BY place, number DESC, o.key, detail IS NOT NULL, detail
LIMIT 50
