// An actor no article mentions stays as long as a relationship names it.
CYPHER replan=skip
UNWIND $key AS key MATCH (n:Actor {key: key}) WHERE NOT EXISTS { (n)--() } DELETE n RETURN count(n) AS removed
