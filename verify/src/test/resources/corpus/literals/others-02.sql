SELECT x'0aFF', X''
