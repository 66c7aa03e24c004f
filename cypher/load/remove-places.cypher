CYPHER replan=skip
UNWIND $key AS key MATCH (n:Place {key: key}) DELETE n
