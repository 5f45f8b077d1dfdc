SELECT finalize(sum(a) EXPORT_STATE) FROM t
