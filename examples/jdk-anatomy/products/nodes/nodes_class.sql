/*
description: Every class, interface, enum, record and annotation of the JDK.
order: canonical by [id]
contract:
  keys: [id]
  columns:
    id: BIGINT NOT NULL
    module: VARCHAR NOT NULL
    package: VARCHAR
    name: VARCHAR NOT NULL
    kind: VARCHAR NOT NULL
    access: VARCHAR NOT NULL
    super_class: VARCHAR
    nest_host: VARCHAR
    source_file: VARCHAR
    class_file_version: INTEGER NOT NULL
    bytes: INTEGER NOT NULL
    field_count: BIGINT NOT NULL
    method_count: BIGINT NOT NULL
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
