SELECT 'it''s', E'a\nb\t\\', $$dollar 'quoted'$$, 'ünïcödé 🦆'
