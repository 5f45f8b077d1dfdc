SELECT o."select", o."Mixed Case", o."a.b" FROM "Odd Name" AS o
