SELECT struct_pack(x := 1, y := 'a')
