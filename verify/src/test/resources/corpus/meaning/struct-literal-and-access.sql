SELECT {'x': id, 'y': st.v}, st.k, st.inner_.z, (st).v, struct_pack(q := id), row(id, 1), l.st.inner_.w[1] FROM l
