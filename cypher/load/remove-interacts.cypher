CYPHER replan=skip
UNWIND range(0, size($from) - 1) AS i
MATCH (:Actor {key: $from[i]})-[r:INTERACTS]->(:Actor {key: $to[i]}) DELETE r
