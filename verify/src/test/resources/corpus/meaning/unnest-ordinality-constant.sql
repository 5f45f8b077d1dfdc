SELECT * FROM unnest(['a', 'b']) WITH ORDINALITY AS z(x, o)
