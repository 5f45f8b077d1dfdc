/*
description: Every class or interface with the interfaces that it names, in the order of its source.
order: canonical by [child_id, position]
*/
WITH named AS (
  SELECT
    id AS child_id,
    unnest(interfaces) AS interface,
    generate_subscripts(interfaces, 1) - 1 AS position
  FROM classes
)
SELECT named.child_id, parent.id AS parent_id, named.position
FROM named
JOIN nodes_class AS parent ON parent.name = named.interface
