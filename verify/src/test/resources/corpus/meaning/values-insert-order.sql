SELECT v.a + 1 FROM (VALUES (1), (NULL)) v(a)
