/*
description: The three customers of each city who spent the most.
order: canonical by [city, place]
*/
WITH spent AS (
  SELECT customer_id, city, sum(cents) AS cents
  FROM paid_orders
  GROUP BY customer_id, city
)
SELECT
  s.city,
  row_number() OVER (PARTITION BY s.city ORDER BY s.cents DESC, s.customer_id) AS place,
  c.name,
  s.cents
FROM spent AS s
JOIN customers AS c ON c.customer_id = s.customer_id
QUALIFY place <= 3
