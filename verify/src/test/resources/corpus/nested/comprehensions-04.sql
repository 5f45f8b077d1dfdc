SELECT [[y FOR y IN x] FOR x IN [[1], [2]]]
