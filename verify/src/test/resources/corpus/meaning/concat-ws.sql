SELECT concat(s, a, NULL), concat_ws('-', s, a) FROM t
