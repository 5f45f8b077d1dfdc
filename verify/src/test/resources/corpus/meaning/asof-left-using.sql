SELECT h.qty, p.price, ts FROM h ASOF LEFT JOIN p USING (sym, ts)
