// First in every batch: two loaders take turns, because both write this node. What the transaction is marked with lets a later loader end
// it should this one be killed.
CYPHER replan=skip
CALL tx.setMetaData({geograph: $loader, transaction: $transaction})
MERGE (m:GeoGraph {key: 'graph'}) SET m.batch = coalesce(m.batch, 0) + 1 RETURN m.schema AS schema
