CYPHER replan=skip
UNWIND range(0, size($from) - 1) AS i
MATCH (a:Statement {key: $from[i]}) MATCH (b:Actor {key: $to[i]})
CREATE (a)-[:RELAYED_BY]->(b)
