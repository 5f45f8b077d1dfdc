SELECT strftime(dt, '%Y'), strptime('2020', '%Y') FROM t
