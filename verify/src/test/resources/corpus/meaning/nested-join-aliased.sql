SELECT j.a, j.c, j.label FROM (u JOIN g ON u.a = g.node) AS j
