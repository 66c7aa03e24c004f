CYPHER replan=skip
UNWIND range(0, size($from) - 1) AS i
MATCH (a:Actor {key: $from[i]}) MATCH (b:Article {key: $to[i]})
CREATE (a)-[:MENTIONED_IN {count: $count[i]}]->(b)
