SELECT '\xAA\x00'::BLOB, 'abc'::BLOB
