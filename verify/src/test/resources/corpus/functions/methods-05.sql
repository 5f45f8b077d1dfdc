SELECT {'a': 1}.a, (st).k, st.k, st.inner_.w[1] FROM l
