CYPHER replan=skip
UNWIND $key AS key MATCH (n:Article {key: key}) DELETE n
