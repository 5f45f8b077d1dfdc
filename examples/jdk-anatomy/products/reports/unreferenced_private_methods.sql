/*
description: >
  Private methods that no code of the JDK calls or refers to. What only the JVM or reflection finds
  is left out: initialisers, native and synthetic methods, the hooks of serialisation.
order: canonical by [id]
*/
SELECT method.id, method.module, method.class_name, method.name, method.descriptor, method.lines
FROM nodes_method AS method
WHERE method.access = 'private'
  AND NOT method.is_native
  AND NOT method.is_synthetic
  AND method.name NOT IN (
    '<init>', '<clinit>', 'readObject', 'writeObject', 'readObjectNoData', 'readResolve', 'writeReplace'
  )
  AND NOT EXISTS (SELECT 1 FROM edges_call AS edge WHERE edge.callee_id = method.id)
