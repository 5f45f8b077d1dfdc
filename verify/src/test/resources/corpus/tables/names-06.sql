SELECT * FROM "Odd Name"
