SELECT a FROM t WHERE a = $low AND b > $high
