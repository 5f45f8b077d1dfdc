WITH RECURSIVE tree AS (SELECT node, 0 AS depth FROM g WHERE parent IS NULL UNION ALL SELECT g.node, depth + 1 FROM g JOIN tree ON g.parent = tree.node) SELECT * FROM tree
