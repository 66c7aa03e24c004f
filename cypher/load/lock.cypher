// First in every batch: two loaders take turns, because both write this node.
MERGE (m:GeoGraph {key: 'graph'}) SET m.batch = coalesce(m.batch, 0) + 1 RETURN m.schema AS schema
