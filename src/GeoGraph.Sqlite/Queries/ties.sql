-- The sums over the events that took place, one row for each ordered pair of actors. score: sum of Goldstein scores in hundredths.
SELECT source, target, events, cooperation, conflict, score, scored, first, last FROM interacts
