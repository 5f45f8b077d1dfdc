SELECT bit_count(b'0110'), b'01' = BIT '01'
