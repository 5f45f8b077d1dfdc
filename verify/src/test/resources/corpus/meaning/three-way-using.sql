SELECT a, x.c, y.c FROM u x JOIN t USING (a) JOIN u y USING (a)
