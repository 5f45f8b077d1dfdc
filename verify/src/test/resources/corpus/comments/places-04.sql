SELECT a /* outer /* nested */ still */ FROM t
