UNPIVOT w ON wide1, wide2, wide3, wide4 INTO NAME n VALUE v
