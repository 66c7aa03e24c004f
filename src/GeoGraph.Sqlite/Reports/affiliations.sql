-- title: Affiliations
-- question: Who belongs to which state or body, in which role?
-- param: actor actor none only of this actor, or of those who belong to it
-- param: limit number 100 at most this many rows
-- columns: actor, kind, role, organization, from, to
SELECT a.name, a.kind, f.role, o.name, f.from_date, f.to_date
FROM affiliated_with f JOIN actor a ON a.id = f.actor JOIN actor o ON o.id = f.organization
WHERE @actor IS NULL OR @actor IN (a.key, o.key)
ORDER BY o.key, a.key, f.role IS NULL, f.role, f.from_date IS NULL, f.from_date
LIMIT @limit
