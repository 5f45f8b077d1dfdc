SELECT now() IS NOT NULL, pi(), random() IS NOT NULL
