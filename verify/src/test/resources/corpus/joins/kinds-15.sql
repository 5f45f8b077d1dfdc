SELECT * FROM p ASOF JOIN h ON p.sym = h.sym AND p.ts >= h.ts
