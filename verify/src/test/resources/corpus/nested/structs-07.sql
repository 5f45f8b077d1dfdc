SELECT l.st.inner_.w FROM l
