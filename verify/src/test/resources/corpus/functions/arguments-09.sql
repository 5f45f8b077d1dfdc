SELECT year(dt), month(dt), day(dt), date(ts) FROM t
