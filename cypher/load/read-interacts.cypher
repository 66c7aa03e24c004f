// The sums of the pairs of actors that the batch adds events to.
CYPHER replan=skip
UNWIND range(0, size($from) - 1) AS i
MATCH (a:Actor {key: $from[i]}) MATCH (b:Actor {key: $to[i]}) MATCH (a)-[r:INTERACTS]->(b)
RETURN a.key AS from, b.key AS to, properties(r) AS properties
