CYPHER replan=skip
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Article {key: $key[i]})
SET n.title = $title[i], n.outlet = $shared[$outlet[i]], n.url = $url[i], n.published = $published[i], n.language = $shared[$language[i]],
    n.textSha256 = $textSha256[i]
RETURN i, elementId(n) AS id
