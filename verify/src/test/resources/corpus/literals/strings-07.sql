SELECT n'national', 'x' || $$y$$
