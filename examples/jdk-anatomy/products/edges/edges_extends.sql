/*
description: Every class with the class that it extends.
order: canonical by [child_id]
contract: { keys: [child_id] }
*/
SELECT child.id AS child_id, parent.id AS parent_id
FROM nodes_class AS child
JOIN nodes_class AS parent ON parent.name = child.super_class
