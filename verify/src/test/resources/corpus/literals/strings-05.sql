SELECT 'joined '
  'over lines'
