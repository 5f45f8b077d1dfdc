UNPIVOT w ON (wide1, wide2) AS left_half, (wide3, wide4) AS right_half INTO NAME half VALUES first, second
