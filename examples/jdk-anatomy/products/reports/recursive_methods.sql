/*
description: Methods with code that calls the same method, semi-joined rather than counted.
order: canonical by [id]
*/
SELECT method.id, method.module, method.class_name, method.name, method.descriptor, method.lines
FROM nodes_method AS method
WHERE method.code_bytes IS NOT NULL
  AND EXISTS (
    SELECT 1 FROM edges_call AS edge WHERE edge.callee_id = method.id AND edge.caller_id = method.id
  )
