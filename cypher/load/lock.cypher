// First in every batch: two loaders take turns, because both write this node. The name in the transaction tells a later loader whose it was.
CYPHER replan=skip
CALL tx.setMetaData({geograph: $loader})
MERGE (m:GeoGraph {key: 'graph'}) SET m.batch = coalesce(m.batch, 0) + 1 RETURN m.schema AS schema
