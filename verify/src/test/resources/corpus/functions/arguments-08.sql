SELECT concat('a', 'b', )
