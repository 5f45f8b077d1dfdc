SELECT xs || [9], [0] || xs FROM l
