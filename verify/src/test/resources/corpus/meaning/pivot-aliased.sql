SELECT z.year, z."Q1" FROM q PIVOT (max(cost) FOR quarter IN ('Q1', 'Q3') GROUP BY year) AS z ORDER BY ALL
