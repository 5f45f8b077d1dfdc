SELECT 'a', '', 'it''s'
