/* head */ SELECT a FROM t /* tail */
