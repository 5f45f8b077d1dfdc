UNPIVOT w ON wide1, wide2 INTO NAME col VALUE val
