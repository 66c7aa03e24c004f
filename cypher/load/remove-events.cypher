CYPHER replan=skip
UNWIND $key AS key MATCH (n:Event {key: key}) DELETE n
