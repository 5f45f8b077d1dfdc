SELECT date_diff('day', dt, DATE '2020-03-01'), dt - DATE '2020-01-01', last_day(dt), strftime(ts, '%Y-%m') FROM t
