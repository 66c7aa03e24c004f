UNWIND $key AS key MATCH (n:Place {key: key}) DELETE n
