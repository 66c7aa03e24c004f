CYPHER replan=skip
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Statement {key: $key[i]})
SET n.name = $name[i], n.text = $text[i], n.quotation = $quotation[i], n.language = $language[i], n.date = $date[i],
    n._claims = $_claims[i]
