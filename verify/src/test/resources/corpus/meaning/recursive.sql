WITH RECURSIVE r(node, depth) AS (SELECT node, 0 FROM g WHERE parent IS NULL UNION ALL SELECT g.node, r.depth + 1 FROM g JOIN r ON g.parent = r.node) SELECT * FROM r ORDER BY node
