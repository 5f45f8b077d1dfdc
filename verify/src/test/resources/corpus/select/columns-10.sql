SELECT coalesce(*COLUMNS(['wide1', 'wide2'])) FROM w
