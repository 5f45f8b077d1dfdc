SELECT l.id, x, o FROM l, unnest(list_filter(l.xs, lambda v: v > 1)) WITH ORDINALITY AS z(x, o) ORDER BY ALL
