SELECT * FROM (SELECT q.region, q.quarter, q.amount + u.n AS v FROM q JOIN u ON u.a = 1) PIVOT (sum(v) FOR quarter IN ('Q1', 'Q2')) ORDER BY ALL
