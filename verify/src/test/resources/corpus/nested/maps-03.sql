SELECT MAP {[1]: {'a': 2}}
