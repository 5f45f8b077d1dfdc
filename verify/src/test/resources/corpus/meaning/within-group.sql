SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY a), percentile_disc(0.25) WITHIN GROUP (ORDER BY a DESC), mode() WITHIN GROUP (ORDER BY s) FROM t
