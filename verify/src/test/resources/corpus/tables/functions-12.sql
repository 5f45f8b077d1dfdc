SELECT * FROM glob('*.none')
