-- title: Reciprocity
-- question: Who acts on whom, how much comes back, and in the same spirit?
-- param: actor actor none only pairs with this actor
-- param: limit number 50 at most this many rows
-- columns: actor, other, forth, back, forth_goldstein, back_goldstein
-- Of acts done together (meetings, agreements) the one whose key sorts first counts as the source.
SELECT a.name, b.name, coalesce(f.events, 0), coalesce(r.events, 0), f.goldstein, r.goldstein
FROM (SELECT min(s.key, t.key) AS one, max(s.key, t.key) AS two FROM interacts i JOIN actor s ON s.id = i.source JOIN actor t ON t.id = i.target GROUP BY 1, 2) p
    JOIN actor a ON a.key = p.one JOIN actor b ON b.key = p.two
    LEFT JOIN interacts f ON f.source = a.id AND f.target = b.id LEFT JOIN interacts r ON r.source = b.id AND r.target = a.id
WHERE @actor IS NULL OR @actor IN (a.key, b.key)
ORDER BY coalesce(f.events, 0) + coalesce(r.events, 0) DESC, a.key, b.key
LIMIT @limit
