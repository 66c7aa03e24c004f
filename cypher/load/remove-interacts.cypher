CYPHER replan=skip
UNWIND range(0, size($pair) - 1) AS i
MATCH ()-[r]->() WHERE elementId(r) = $id + $pair[i] DELETE r
