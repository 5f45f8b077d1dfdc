SELECT COLUMNS(['a', 'b']) FROM t
