SELECT l.id, w FROM l, unnest(l.st.inner_.w) AS z(w)
