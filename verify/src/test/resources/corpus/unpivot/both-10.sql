PIVOT_LONGER w ON wide1, wide2
