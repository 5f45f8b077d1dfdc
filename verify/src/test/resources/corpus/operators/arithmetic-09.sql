SELECT dt + 1, dt - dt, ts - INTERVAL 1 DAY FROM t
