SELECT g.label, p.label AS parent FROM g LEFT JOIN g AS p ON g.parent = p.node ORDER BY g.node
