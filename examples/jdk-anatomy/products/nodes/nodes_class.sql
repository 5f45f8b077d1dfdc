/*
description: Every class, interface, enum, record and annotation of the JDK.
order: canonical by [id]
*/
SELECT
  id,
  module,
  package,
  name,
  kind,
  access,
  super_class,
  nest_host,
  source_file,
  class_file_version,
  bytes,
  len(fields) AS field_count,
  len(methods) AS method_count
FROM classes
WHERE kind NOT IN ('module', 'package')
