CYPHER replan=skip
UNWIND $key AS key MATCH (n:Statement {key: key}) DELETE n
