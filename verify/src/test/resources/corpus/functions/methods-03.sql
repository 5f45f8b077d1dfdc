SELECT [3, 1].list_sort(), xs.list_filter(lambda x: x > 1).len() FROM l
