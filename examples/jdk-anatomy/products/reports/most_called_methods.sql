/*
description: The twenty methods of each module that have the most calls in the whole JDK.
order: canonical by [module, place]
*/
WITH called AS (
  SELECT callee_id, count(*) AS calls, count(DISTINCT caller_class_id) AS calling_classes
  FROM edges_call
  WHERE kind IN ('virtual', 'special', 'static', 'interface')
  GROUP BY callee_id
)
SELECT
  method.module,
  row_number() OVER (
    PARTITION BY method.module
    ORDER BY called.calls DESC, method.class_name, method.name, method.descriptor
  ) AS place,
  method.class_name,
  method.name,
  method.descriptor,
  called.calls,
  called.calling_classes
FROM called
JOIN nodes_method AS method ON method.id = called.callee_id
QUALIFY place <= 20
