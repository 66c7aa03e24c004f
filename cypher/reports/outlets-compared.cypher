// title: Outlets compared
// question: How much does each outlet report, how much of it alone, and how much conflict?
// param: actor actor none only events of or against this actor
// param: limit number 100 at most this many rows
// columns: outlet, articles, events, alone, cooperation, conflict, statements, speakers
// alone: events that no other outlet reports. Articles without an outlet count together.
// To run it in Neo4j Browser with other values, change those in the braces; an actor is given by its key, such as 'country/IDN'.
WITH {actor: null} AS given
MATCH (t:Article)
WITH given, t.outlet AS outlet, collect(t) AS articles
CALL (given, outlet, articles) {
    UNWIND articles AS t
    MATCH (e:Event)-[:REPORTED_IN]->(t)
    WHERE (given.actor IS NULL OR EXISTS { (e)-[:SOURCE_OF|TARGETS]-(:Actor {key: given.actor}) })
    WITH DISTINCT e, COUNT { MATCH (e)-[:REPORTED_IN]->(x:Article) RETURN DISTINCT coalesce(x.outlet, '') } AS outlets
    RETURN count(*) AS events, count(CASE outlets WHEN 1 THEN 1 END) AS alone, count(CASE WHEN e.quadClass ENDS WITH '-cooperation' THEN 1 END) AS cooperation,
        count(CASE WHEN e.quadClass ENDS WITH '-conflict' THEN 1 END) AS conflict
}
CALL (articles) {
    UNWIND articles AS t
    MATCH (s:Statement)-[:REPORTED_IN]->(t)
    OPTIONAL MATCH (a:Actor)-[:SAID]->(s)
    RETURN count(DISTINCT s) AS statements, count(DISTINCT a) AS speakers
}
RETURN outlet, size(articles) AS articles, events, alone, cooperation, conflict, statements, speakers
ORDER BY articles DESC, outlet
LIMIT 100
