SELECT 'ünï', '🦆', 'line
break'
