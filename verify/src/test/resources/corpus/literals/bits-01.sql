SELECT b'0110', BIT '01' AS named, b'1' || b'0' AS joined
