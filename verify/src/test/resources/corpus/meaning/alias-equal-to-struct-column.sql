SELECT t.t.a, t.a FROM (SELECT {'a': 1} AS t, 5 AS a) AS t
