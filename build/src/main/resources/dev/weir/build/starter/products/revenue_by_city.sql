/*
description: What each city brought in, per year.
order: canonical by [year, city]
*/
SELECT year(day) AS year, city, count(*) AS orders, sum(cents) AS cents
FROM paid_orders
GROUP BY year(day), city
