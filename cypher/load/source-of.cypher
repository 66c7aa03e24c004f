CYPHER replan=skip
UNWIND range(0, size($from) - 1) AS i
MATCH (a:Actor {key: $from[i]}) MATCH (b:Event {key: $to[i]})
CREATE (a)-[:SOURCE_OF]->(b)
