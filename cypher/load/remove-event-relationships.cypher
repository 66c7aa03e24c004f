CYPHER replan=skip
UNWIND range(0, size($key) - 1) AS i
MATCH (n:Event {key: $key[i]})-[r:SOURCE_OF|TARGETS|LOCATED_IN|ASSERTS]-(other {key: $other[i]}) WHERE type(r) = $type[i] DELETE r
