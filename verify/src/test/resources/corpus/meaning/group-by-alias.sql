SELECT a % 2 AS odd, count(*) AS n FROM t GROUP BY odd ORDER BY odd
