CYPHER replan=skip
UNWIND range(0, size($from) - 1) AS i
MATCH (a:Event {key: $from[i]}) MATCH (b:Actor {key: $to[i]})
CREATE (a)-[:TARGETS]->(b)
