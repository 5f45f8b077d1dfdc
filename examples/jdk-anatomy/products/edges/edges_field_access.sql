/*
description: >
  One row per field access in a method's code; access_index counts from 0 within the method.
  field_id is NULL where the class named in the access inherits the field.
contract: { keys: [method_id, access_index] }
*/
WITH methods AS (
  SELECT id AS class_id, unnest(methods) AS method
  FROM classes
),
accesses AS (
  SELECT
    class_id,
    method.id AS method_id,
    unnest(method.field_accesses) AS access,
    generate_subscripts(method.field_accesses, 1) - 1 AS access_index
  FROM methods
)
SELECT
  accesses.method_id,
  accesses.access_index,
  accesses.class_id,
  field.id AS field_id,
  accesses.access.kind AS kind,
  accesses.access.line AS line,
  accesses.access.owner AS owner,
  accesses.access.name AS name
FROM accesses
LEFT JOIN nodes_field AS field
  ON field.class_name = accesses.access.owner
  AND field.name = accesses.access.name
  AND field.descriptor = accesses.access.descriptor
