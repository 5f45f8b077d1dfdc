SELECT * FROM q PIVOT (sum(amount) FOR (year, quarter) IN ((2020, 'Q1'), (2021, 'Q2')))
