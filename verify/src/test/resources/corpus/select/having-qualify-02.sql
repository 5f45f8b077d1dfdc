SELECT a, row_number() OVER (ORDER BY b) AS n FROM t QUALIFY n <= 2
