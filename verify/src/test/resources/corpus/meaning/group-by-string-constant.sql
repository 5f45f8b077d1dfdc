SELECT 'k' AS k, count(*) FROM t GROUP BY 'k', a
