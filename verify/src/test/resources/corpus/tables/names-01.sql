SELECT * FROM memory.main.t
