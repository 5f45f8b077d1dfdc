SELECT E'tab\there', e'quote\'s', E'\\ \x41 \101'
