/*
description: Size of every module; a module without classes has zeros.
order: canonical by [module]
contract: { keys: [module] }
*/
WITH sizes AS (
  SELECT module, count(*) AS methods, sum(code_bytes) AS code_bytes, sum(lines) AS lines
  FROM nodes_method
  GROUP BY module
)
SELECT
  classes.module,
  count(*) FILTER (WHERE classes.kind NOT IN ('module', 'package')) AS classes,
  CAST(sum(classes.bytes) AS BIGINT) AS class_file_bytes,
  coalesce(max(sizes.methods), 0) AS methods,
  CAST(coalesce(max(sizes.code_bytes), 0) AS BIGINT) AS code_bytes,
  CAST(coalesce(max(sizes.lines), 0) AS BIGINT) AS lines
FROM classes
LEFT JOIN sizes ON sizes.module = classes.module
GROUP BY classes.module
