CYPHER replan=skip
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Event {key: $key[i]})
SET n.name = $name[i], n.type = $type[i], n.mode = $mode[i], n.contexts = $contexts[i], n.cameo = $cameo[i], n.quadClass = $quadClass[i],
    n.goldstein = $goldstein[i], n.date = $date[i], n.datePrecision = $datePrecision[i], n.status = $status[i],
    n._claims = $_claims[i]
