// The events between two actors from which a pair is summed anew. Of a symmetric act, which has no targets, the smaller key is first.
CYPHER replan=skip
UNWIND range(0, size($from) - 1) AS i
MATCH (a) WHERE elementId(a) = $id + $from[i] MATCH (b) WHERE elementId(b) = $id + $to[i]
MATCH (a)-[:SOURCE_OF]->(e:Event {status: 'actual'})
WHERE EXISTS { (e)-[:TARGETS]->(b) } OR (a.key < b.key AND EXISTS { (b)-[:SOURCE_OF]->(e) } AND NOT EXISTS { (e)-[:TARGETS]->() })
RETURN i, e.quadClass AS quadClass, e.goldstein AS goldstein, e.date AS date
