package dev.weir.compile.normal;

import java.util.List;

/// A query of the normal form: a plan and the values that it returns for each row.
public record Body(Plan plan, List<Expr> outputs) {}
