CYPHER replan=skip
UNWIND range(0, size($key) - 1) AS i
MATCH (n:Statement {key: $key[i]})-[r:SAID|ADDRESSED_TO|RELAYED_BY|ABOUT]-(other {key: $other[i]}) WHERE type(r) = $type[i] DELETE r
