SELECT * FROM p JOIN h USING (ts, sym)
