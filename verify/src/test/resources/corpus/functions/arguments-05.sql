SELECT struct_pack(x => 1)
