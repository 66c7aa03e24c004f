// The sums over the events that took place, one row for each ordered pair of actors. score: sum of Goldstein scores in hundredths.
MATCH (a:Actor)-[r:INTERACTS]->(b:Actor)
RETURN a.key AS source, b.key AS target, r.events AS events, r.cooperation AS cooperation, r.conflict AS conflict, r._sum AS score, r._scored AS scored,
  r.first AS first, r.last AS last
