-- title: Mentioned together
-- question: Which actors appear in the same articles, and do they also deal with each other?
-- param: actor actor none only pairs with this actor
-- param: limit number 50 at most this many rows
-- columns: actor, other, articles, outlets, events
SELECT a.name, b.name, count(*), count(DISTINCT t.outlet),
    (SELECT count(DISTINCT d.event) FROM dyad d WHERE (d.source = a.id AND d.target = b.id) OR (d.source = b.id AND d.target = a.id))
FROM mentioned_in m JOIN mentioned_in n ON n.article = m.article JOIN actor a ON a.id = m.actor JOIN actor b ON b.id = n.actor JOIN article t ON t.id = m.article
WHERE a.key < b.key AND (@actor IS NULL OR @actor IN (a.key, b.key))
GROUP BY a.id, b.id
ORDER BY count(*) DESC, a.key, b.key
LIMIT @limit
