SELECT xs && [1], xs @> [1], [1] <@ xs FROM l
