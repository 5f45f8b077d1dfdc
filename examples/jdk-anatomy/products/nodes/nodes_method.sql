/*
description: >
  Every method and constructor, with the class that declares it. code_bytes and lines are NULL
  where there is no code (abstract and native methods).
contract: { keys: [id] }
*/
SELECT
  method.id AS id,
  class_id,
  module,
  package,
  class_name,
  method.name AS name,
  method.descriptor AS descriptor,
  method.access AS access,
  (method.flags & 8) <> 0 AS is_static,
  (method.flags & 256) <> 0 AS is_native,
  (method.flags & 1024) <> 0 AS is_abstract,
  (method.flags & 4096) <> 0 AS is_synthetic,
  method.code_bytes AS code_bytes,
  method.lines AS lines,
  len(method.calls) AS call_count
FROM (
  SELECT id AS class_id, module, package, name AS class_name, unnest(methods) AS method
  FROM classes
) AS declared
