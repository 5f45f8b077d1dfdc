SELECT union_value(num := 1)
