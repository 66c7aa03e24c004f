-- title: Places
-- question: Where do events happen?
-- param: limit number 50 at most this many rows
-- columns: place, country, events, cooperation, conflict, first, last
SELECT p.name, p.country, count(*), sum(e.quad_class LIKE '%-cooperation'), sum(e.quad_class LIKE '%-conflict'), min(e.date), max(e.date)
FROM located_in l JOIN place p ON p.id = l.place JOIN event e ON e.id = l.event
GROUP BY p.id
ORDER BY count(*) DESC, p.key
LIMIT @limit
