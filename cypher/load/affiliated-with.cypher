CYPHER replan=skip
UNWIND range(0, size($from) - 1) AS i
MATCH (a:Actor {key: $from[i]}) MATCH (b:Actor {key: $to[i]})
CREATE (a)-[:AFFILIATED_WITH {role: $role[i], from: $since[i], to: $until[i]}]->(b)
