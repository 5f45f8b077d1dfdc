SELECT h.ts, h.qty, p.price FROM h ASOF JOIN p ON h.sym = p.sym AND h.ts >= p.ts
