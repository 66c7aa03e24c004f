CYPHER replan=skip
UNWIND range(0, size($from) - 1) AS i
MATCH (a) WHERE elementId(a) = $id + $from[i] MATCH (b) WHERE elementId(b) = $id + $to[i]
MATCH (a)-[r:INTERACTS]->(b) DELETE r
