WITH RECURSIVE p AS (SELECT node, parent FROM g), r AS (SELECT node FROM p WHERE parent IS NULL UNION ALL SELECT p.node FROM p JOIN r ON p.parent = r.node) SELECT count(*) FROM r
