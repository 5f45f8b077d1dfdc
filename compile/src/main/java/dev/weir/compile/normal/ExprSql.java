package dev.weir.compile.normal;

import dev.weir.compile.function.FunctionNames;
import dev.weir.model.DataType;
import dev.weir.model.Field;
import dev.weir.model.Identifiers;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
import dev.weir.model.relation.Expression.CastMode;
import dev.weir.model.relation.Expression.Duplicates;
import dev.weir.model.relation.Expression.NullTreatment;
import dev.weir.model.relation.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The half of [NormalSql] that is about expressions.
final class ExprSql {
  private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|";

  private final NormalSql plans;

  ExprSql(NormalSql plans) {
    this.plans = plans;
  }

  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  String list(List<Expr> list) {
    return list.stream().map(this::expr).collect(Collectors.joining(", "));
  }

  String orderBy(List<SortBy> keys) {
    return keys.isEmpty()
        ? ""
        : keys.stream()
            .map(k ->
                // A constant alone would be an ordinal.
                "("
                    + expr(k.expression())
                    + ") "
                    + switch (k.direction()) {
                      case ASCENDING -> "ASC";
                      case DESCENDING -> "DESC";
                    }
                    + " NULLS "
                    + k.nulls().name())
            .collect(Collectors.joining(", ", " ORDER BY ", ""));
  }

  private static String constant(DataType type, String value) {
    return switch (type) {
      case ScalarType s when s == ScalarType.VARCHAR -> text(value);
      case ScalarType s when s == ScalarType.INTEGER -> value;
      case ScalarType s when s == ScalarType.BOOLEAN -> value;
      case ScalarType s when s == ScalarType.BLOB -> "from_hex(" + text(value) + ")";
      default -> "CAST(" + text(value) + " AS " + type.text() + ")";
    };
  }

  String expr(Expr e) {
    return switch (e) {
      case Expr.Ref r -> "c" + r.column();
      case Expr.Constant c ->
          c.value()
              .map(v -> constant(c.type(), v))
              .orElse(
                  c.type() == ScalarType.NULL ? "NULL" : "CAST(NULL AS " + c.type().text() + ")");
      case Expr.Parameter p -> "$" + p.name();
      case Expr.Call c -> call(c);
      case Expr.Compare c ->
          "(" + expr(c.left()) + " " + c.operator().symbol() + " " + expr(c.right()) + ")";
      case Expr.Logic l ->
          l.operands().stream()
              .map(this::expr)
              .collect(Collectors.joining(" " + l.connective().name() + " ", "(", ")"));
      case Expr.Not n -> "(NOT " + expr(n.operand()) + ")";
      case Expr.IsNull n -> "(" + expr(n.operand()) + " IS NULL)";
      case Expr.Between b ->
          "(" + expr(b.value()) + " BETWEEN " + expr(b.low()) + " AND " + expr(b.high()) + ")";
      case Expr.InList in -> "(" + expr(in.value()) + " IN (" + list(in.candidates()) + "))";
      case Expr.Case c ->
          "CASE "
              + c.operand().map(this::expr).orElse("")
              + c.whens().stream()
                  .map(w -> " WHEN " + expr(w.condition()) + " THEN " + expr(w.result()))
                  .collect(Collectors.joining())
              + " ELSE "
              + expr(c.otherwise())
              + " END";
      case Expr.Cast c ->
          (c.mode() == CastMode.TRY ? "TRY_CAST(" : "CAST(")
              + expr(c.value())
              + " AS "
              + c.type().text()
              + ")";
      case Expr.Collate c -> "(" + expr(c.value()) + " COLLATE \"" + c.collation() + "\")";
      case Expr.Try t -> "TRY(" + expr(t.value()) + ")";
      case Expr.Field f ->
          f.value().type() instanceof StructType
              ? "struct_extract(" + expr(f.value()) + ", " + text(f.field()) + ")"
              : "(" + expr(f.value()) + ")." + Identifiers.quote(f.field());
      case Expr.Lambda l ->
          "lambda "
              + l.parameters().stream().map(p -> "c" + p).collect(Collectors.joining(", "))
              + ": "
              + expr(l.body());
      case Expr.Scalar s -> "(SELECT " + expr(s.output()) + plans.from(s.plan()) + ")";
      case Expr.Exists x -> "EXISTS (" + plans.select(x.plan()) + ")";
      case Expr.Any a ->
          "("
              + expr(a.value())
              + " "
              + a.operator().symbol()
              + " ANY (SELECT "
              + expr(a.output())
              + plans.from(a.plan())
              + "))";
      case Expr.Shared s -> expr(s.value());
      case Expr.ArrayOf a -> "ARRAY(SELECT " + expr(a.output()) + plans.from(a.plan()) + ")";
    };
  }

  private String call(Expr.Call c) {
    boolean operator = c.name().chars().allMatch(x -> OPERATOR_CHARACTERS.indexOf(x) >= 0);
    if (operator && c.arguments().size() == 2) {
      return "("
          + expr(c.arguments().get(0))
          + " "
          + c.name()
          + " "
          + expr(c.arguments().get(1))
          + ")";
    }
    if (operator && c.arguments().size() == 1) {
      return "(" + c.name() + " " + expr(c.arguments().getFirst()) + ")";
    }
    return switch (c.name()) {
      case ExpressionLowering.SIDE_BY_SIDE -> list(c.arguments());
      case String n when n.equals(FunctionNames.STRUCT_PACK) && c.type() instanceof StructType t ->
          plainCall(c.name(), c.arguments(), t.fields().stream().map(Field::name).toList());
      default -> plainCall(c.name(), c.arguments(), c.argumentNames());
    };
  }

  String plainCall(String name, Plan.Unnested u) {
    return plainCall(name, u.arguments(), u.argumentNames());
  }

  String plainCall(String name, List<Expr> arguments, List<String> names) {
    List<String> list = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String label =
          names.isEmpty() || names.get(i).isEmpty() ? "" : Identifiers.quote(names.get(i)) + " := ";
      list.add(label + expr(arguments.get(i)));
    }
    return name + "(" + String.join(", ", list) + ")";
  }

  private String arguments(
      Duplicates duplicates, List<Expr> arguments, List<String> names, List<SortBy> order) {
    String inside = plainCall("", arguments, names);
    return "("
        + (duplicates == Duplicates.REMOVE ? "DISTINCT " : "")
        + inside.substring(1, inside.length() - 1)
        + orderBy(order);
  }

  private String filter(List<Expr> filter) {
    return filter.isEmpty()
        ? ""
        : filter.stream()
            .map(this::expr)
            .collect(Collectors.joining(" AND ", " FILTER (WHERE ", ")"));
  }

  String call(AggregateCall c) {
    if (c.name().equals(FunctionNames.GROUPING)) {
      return c.arguments().stream()
          .map(k -> "k" + ((Expr.Ref) k).column())
          .collect(Collectors.joining(", ", "GROUPING(", ")"));
    }
    if (c.name().equals(FunctionNames.COUNT_STAR)) {
      return "count(*)" + filter(c.filter());
    }
    return c.name()
        + arguments(c.duplicates(), c.arguments(), c.argumentNames(), c.orderBy())
        + ")"
        + filter(c.filter());
  }

  String call(WindowCall c) {
    String name =
        c.name().equals(FunctionNames.COUNT_STAR)
            ? "count(*"
            : c.name()
                + arguments(c.duplicates(), c.arguments(), c.argumentNames(), c.argumentOrder());
    return name
        + (c.nulls() == NullTreatment.IGNORE ? " IGNORE NULLS)" : ")")
        + filter(c.filter())
        + " OVER ("
        + (c.partitionBy().isEmpty() ? "" : "PARTITION BY " + list(c.partitionBy()))
        + orderBy(c.orderBy())
        + c.frame().map(this::frame).orElse("")
        + ")";
  }

  private String frame(WindowCall.WindowFrame f) {
    String exclusion =
        switch (f.exclusion()) {
          case NO_OTHERS -> "";
          case CURRENT_ROW -> " EXCLUDE CURRENT ROW";
          case GROUP -> " EXCLUDE GROUP";
          case TIES -> " EXCLUDE TIES";
        };
    return " "
        + unit(f.unit())
        + " BETWEEN "
        + bound(f.start())
        + " AND "
        + bound(f.end())
        + exclusion;
  }

  private static String unit(Frame.Unit unit) {
    return unit.name();
  }

  private String bound(WindowCall.Bound b) {
    return switch (b.edge()) {
      case UNBOUNDED_PRECEDING -> "UNBOUNDED PRECEDING";
      case PRECEDING -> expr(b.distance().orElseThrow()) + " PRECEDING";
      case CURRENT_ROW -> "CURRENT ROW";
      case FOLLOWING -> expr(b.distance().orElseThrow()) + " FOLLOWING";
      case UNBOUNDED_FOLLOWING -> "UNBOUNDED FOLLOWING";
    };
  }
}
