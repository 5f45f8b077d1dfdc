package dev.weir.sql;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads types. Spellings that the standard writes in several words become one name, as `TIMESTAMP
/// WITH TIME ZONE` and `DOUBLE PRECISION`.
final class TypeGrammar {
  private final Grammar grammar;
  private final Cursor cursor;

  TypeGrammar(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  SqlType type() {
    return cursor.deeper(this::typeHere);
  }

  private SqlType typeHere() {
    int start = cursor.start();
    cursor.take(Token.SETOF);
    SqlType type = base(start);
    int height = 0;
    while (cursor.at(Token.LEFT_BRACKET) || cursor.at(Token.ARRAY)) {
      height = cursor.above(height);
      type = array(type, start);
    }
    return type;
  }

  private SqlType array(SqlType element, int start) {
    boolean word = cursor.take(Token.ARRAY);
    if (word && !cursor.at(Token.LEFT_BRACKET)) {
      return new SqlType.Array(element, Optional.empty(), cursor.from(start));
    }
    cursor.expect(Token.LEFT_BRACKET);
    Optional<Integer> size = Optional.empty();
    if (!cursor.at(Token.RIGHT_BRACKET)) {
      size = Optional.of(arraySize());
    }
    cursor.expect(Token.RIGHT_BRACKET);
    return new SqlType.Array(element, size, cursor.from(start));
  }

  private int arraySize() {
    if (!cursor.at(Token.NUMBER)) {
      throw cursor.unexpected("a constant number as array size, or ]");
    }
    try {
      int size = Integer.parseInt(cursor.text());
      cursor.advance();
      return size;
    } catch (NumberFormatException e) {
      throw cursor.unexpected("a whole number below 2147483648 as array size");
    }
  }

  private SqlType base(int start) {
    return switch (cursor.token()) {
      case TIME, TIMESTAMP -> time(start);
      case DOUBLE -> {
        cursor.advance();
        yield cursor.take(Token.PRECISION) ? named("DOUBLE PRECISION", start) : modified(start);
      }
      case CHARACTER, CHAR, NCHAR, NATIONAL -> character(start);
      case BIT -> {
        cursor.advance();
        yield cursor.take(Token.VARYING) ? withModifiers("BIT VARYING", start) : modified(start);
      }
      case INTERVAL -> interval(start);
      case STRUCT, ROW -> struct(start);
      case UNION -> {
        cursor.advance();
        yield new SqlType.Union(members(), cursor.from(start));
      }
      case MAP -> map(start);
      case TUPLE -> {
        cursor.advance();
        yield new SqlType.Tuple(elements(), cursor.from(start));
      }
      case ARRAY -> angle(start);
      case INT, INTEGER, SMALLINT, BIGINT, REAL, BOOLEAN, VARCHAR, DECIMAL, DEC, NUMERIC, FLOAT -> {
        cursor.advance();
        yield modified(start);
      }
      default -> plain(start);
    };
  }

  private SqlType plain(int start) {
    boolean enumeration = cursor.at(Token.ENUM, Token.LEFT_PARENTHESIS);
    boolean qualified = cursor.isAt(cursor.index() + 1, Token.DOT);
    if (!cursor.atName(qualified ? WordClass.COLUMN : WordClass.FUNCTION) && !enumeration) {
      throw cursor.unexpected("a type");
    }
    Identifier first = grammar.names.take();
    QualifiedName name = grammar.names.qualified(first, start);
    return new SqlType.Named(name, modifiers(), cursor.from(start));
  }

  private SqlType time(int start) {
    String word = cursor.at(Token.TIME) ? "TIME" : "TIMESTAMP";
    cursor.advance();
    List<SqlExpression> modifiers = modifiers();
    String zone = "";
    if (cursor.at(Token.WITH, Token.TIME) || cursor.at(Token.WITHOUT, Token.TIME)) {
      zone = cursor.at(Token.WITH) ? " WITH TIME ZONE" : " WITHOUT TIME ZONE";
      cursor.advance();
      cursor.advance();
      cursor.expect(Token.ZONE);
    }
    return new SqlType.Named(name(word + zone, start), modifiers, cursor.from(start));
  }

  private SqlType character(int start) {
    StringBuilder name = new StringBuilder(cursor.token().text());
    boolean national = cursor.take(Token.NATIONAL);
    if (national) {
      if (!cursor.at(Token.CHARACTER) && !cursor.at(Token.CHAR)) {
        throw cursor.unexpected("CHARACTER or CHAR");
      }
      name.append(' ').append(cursor.token().text());
    }
    cursor.advance();
    if (cursor.take(Token.VARYING)) {
      name.append(" VARYING");
    }
    return withModifiers(name.toString(), start);
  }

  private SqlType interval(int start) {
    cursor.advance();
    Optional<String> unit = grammar.operands.intervalUnit();
    return named(unit.isEmpty() ? "INTERVAL" : "INTERVAL " + unit.get(), start);
  }

  private SqlType struct(int start) {
    String word = cursor.token().text();
    cursor.advance();
    if (cursor.at(Token.LESS)) {
      return new SqlType.Struct(angleMembers(), cursor.from(start));
    }
    if (!cursor.at(Token.LEFT_PARENTHESIS)) {
      return named(word, start);
    }
    return new SqlType.Struct(members(), cursor.from(start));
  }

  private SqlType map(int start) {
    cursor.advance();
    if (cursor.take(Token.LESS)) {
      SqlType key = type();
      cursor.expect(Token.COMMA);
      SqlType value = type();
      closeAngle();
      return new SqlType.Map(key, value, cursor.from(start));
    }
    if (!cursor.at(Token.LEFT_PARENTHESIS)) {
      return named("MAP", start);
    }
    int open = cursor.start();
    List<SqlType> parts = elements();
    if (parts.size() != 2) {
      throw cursor.fail(
          open, "MAP takes a key type and a value type, found " + parts.size() + " types");
    }
    return new SqlType.Map(parts.get(0), parts.get(1), cursor.from(start));
  }

  private List<SqlType> elements() {
    cursor.expect(Token.LEFT_PARENTHESIS);
    List<SqlType> types = new ArrayList<>();
    do {
      types.add(type());
    } while (cursor.takeComma(Token.RIGHT_PARENTHESIS));
    cursor.expect(Token.RIGHT_PARENTHESIS);
    return types;
  }

  private List<SqlType.Member> members() {
    cursor.expect(Token.LEFT_PARENTHESIS);
    List<SqlType.Member> members = new ArrayList<>();
    do {
      int start = cursor.start();
      Identifier name = grammar.names.column();
      members.add(new SqlType.Member(name, type(), cursor.from(start)));
    } while (cursor.takeComma(Token.RIGHT_PARENTHESIS));
    cursor.expect(Token.RIGHT_PARENTHESIS);
    return members;
  }

  // ---- Spark's angle brackets ----

  /// `ARRAY<t>`.
  private SqlType angle(int start) {
    cursor.advance();
    cursor.expect(Token.LESS);
    SqlType element = type();
    closeAngle();
    return new SqlType.Array(element, Optional.empty(), cursor.from(start));
  }

  /// `<a: INT, b STRING>`.
  private List<SqlType.Member> angleMembers() {
    cursor.expect(Token.LESS);
    List<SqlType.Member> members = new ArrayList<>();
    do {
      int start = cursor.start();
      Identifier name = grammar.names.column();
      cursor.take(Token.COLON);
      members.add(new SqlType.Member(name, type(), cursor.from(start)));
    } while (cursor.take(Token.COMMA));
    closeAngle();
    return members;
  }

  private void closeAngle() {
    if (cursor.at(Token.SHIFT_RIGHT)) {
      cursor.takeHalfShift();
    } else {
      cursor.expect(Token.GREATER);
    }
  }

  // ---- names and modifiers ----

  private SqlType modified(int start) {
    return withModifiers(cursor.tokens.text(cursor.index() - 1), start);
  }

  private SqlType withModifiers(String name, int start) {
    QualifiedName qualified = name(name, start);
    return new SqlType.Named(qualified, modifiers(), cursor.from(start));
  }

  private SqlType named(String name, int start) {
    return new SqlType.Named(name(name, start), List.of(), cursor.from(start));
  }

  private QualifiedName name(String name, int start) {
    Identifier part = new Identifier(name, Identifier.Quoting.PLAIN, cursor.from(start));
    return new QualifiedName(List.of(part), part.span());
  }

  private List<SqlExpression> modifiers() {
    if (!cursor.at(Token.LEFT_PARENTHESIS)) {
      return List.of();
    }
    cursor.advance();
    List<SqlExpression> modifiers = new ArrayList<>(2);
    if (!cursor.at(Token.RIGHT_PARENTHESIS)) {
      do {
        modifiers.add(grammar.expressions.expression());
      } while (cursor.takeComma(Token.RIGHT_PARENTHESIS));
    }
    cursor.expect(Token.RIGHT_PARENTHESIS);
    return modifiers;
  }
}
