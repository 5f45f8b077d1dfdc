/*
description: Orders that were paid, with the city of the customer.
contract:
  columns:
    order_id: BIGINT NOT NULL
    customer_id: BIGINT NOT NULL
    city: VARCHAR
    day: DATE
    cents: BIGINT
  keys: [order_id]
*/
SELECT o.order_id, o.customer_id, c.city, o.day, o.cents
FROM orders AS o
LEFT JOIN customers AS c ON c.customer_id = o.customer_id
WHERE o.paid
