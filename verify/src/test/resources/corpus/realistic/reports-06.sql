SELECT sym, ts, price, price - lag(price) OVER (PARTITION BY sym ORDER BY ts) AS change FROM p QUALIFY change IS NOT NULL ORDER BY sym, ts
