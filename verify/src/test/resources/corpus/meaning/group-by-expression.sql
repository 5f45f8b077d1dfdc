SELECT upper(s) || '!' AS x, count(*) FROM t GROUP BY upper(s)
