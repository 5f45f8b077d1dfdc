/*
description: >
  One row per call in a method's code, in the order of the code: call_index counts from 0 within
  the caller. callee_id is NULL where the class named in the call inherits the method, or is an array.
contract: { keys: [caller_id, call_index] }
*/
WITH methods AS (
  SELECT id AS class_id, unnest(methods) AS method
  FROM classes
),
calls AS (
  SELECT
    class_id,
    method.id AS caller_id,
    unnest(method.calls) AS call,
    generate_subscripts(method.calls, 1) - 1 AS call_index
  FROM methods
)
SELECT
  calls.caller_id,
  calls.call_index,
  calls.class_id AS caller_class_id,
  callee.id AS callee_id,
  calls.call.kind AS kind,
  calls.call.line AS line,
  calls.call.owner AS owner,
  calls.call.name AS name,
  calls.call.descriptor AS descriptor
FROM calls
LEFT JOIN nodes_method AS callee
  ON callee.class_name = calls.call.owner
  AND callee.name = calls.call.name
  AND callee.descriptor = calls.call.descriptor
