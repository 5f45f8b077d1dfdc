SELECT st.k, st.inner_.z, st['v'], (st).v FROM l
