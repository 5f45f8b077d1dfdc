SELECT "select", "Mixed Case", "a.b", t.a, "Odd Name".t.a FROM "Odd Name"
