SELECT a FROM t WHERE random() >= 0
