SELECT $$dollar$$, $tag$with 'quotes' and $$ inside$tag$
