/*
description: Which package uses which other one, by calls, field accesses and types that it extends.
order: canonical by [package, used_package]
*/
WITH uses AS (
  SELECT edge.caller_class_id AS class_id, callee.class_id AS used_class_id, 'call' AS kind
  FROM edges_call AS edge
  JOIN nodes_method AS callee ON callee.id = edge.callee_id
  UNION ALL
  SELECT edge.class_id, field.class_id, 'field' AS kind
  FROM edges_field_access AS edge
  JOIN nodes_field AS field ON field.id = edge.field_id
  UNION ALL
  SELECT child_id, parent_id, 'type' AS kind FROM edges_extends
  UNION ALL
  SELECT child_id, parent_id, 'type' AS kind FROM edges_implements
)
SELECT
  user_class.package AS package,
  used_class.package AS used_package,
  count(*) FILTER (WHERE uses.kind = 'call') AS calls,
  count(*) FILTER (WHERE uses.kind = 'field') AS field_accesses,
  count(*) FILTER (WHERE uses.kind = 'type') AS types,
  count(DISTINCT uses.class_id) AS classes
FROM uses
JOIN nodes_class AS user_class ON user_class.id = uses.class_id
JOIN nodes_class AS used_class ON used_class.id = uses.used_class_id
WHERE user_class.package <> used_class.package
GROUP BY user_class.package, used_class.package
