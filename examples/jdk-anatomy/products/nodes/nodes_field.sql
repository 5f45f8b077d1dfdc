/*
description: Every field, with the class that declares it.
contract: { keys: [id] }
*/
SELECT
  field.id AS id,
  class_id,
  class_name,
  field.name AS name,
  field.descriptor AS descriptor,
  field.access AS access,
  (field.flags & 8) <> 0 AS is_static,
  (field.flags & 16) <> 0 AS is_final
FROM (
  SELECT id AS class_id, name AS class_name, unnest(fields) AS field
  FROM classes
) AS declared
