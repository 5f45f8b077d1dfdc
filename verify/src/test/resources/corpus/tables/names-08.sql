SELECT "Odd Name".t.a FROM "Odd Name"
