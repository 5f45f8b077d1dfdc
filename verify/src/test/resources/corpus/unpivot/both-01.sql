UNPIVOT w ON wide1, wide2, wide3
