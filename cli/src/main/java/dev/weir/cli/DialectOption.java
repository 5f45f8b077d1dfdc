package dev.weir.cli;

import dev.weir.model.NearestNames;
import dev.weir.sql.Dialect;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the name of a dialect on a command line.
final class DialectOption implements ITypeConverter<Dialect> {
  DialectOption() {}

  @Override
  public Dialect convert(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    List<String> names = Dialect.all().stream().map(Dialect::name).toList();
    return Dialect.all().stream()
        .filter(dialect -> dialect.name().equals(wanted))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(
                "there is no dialect '%s'; legal are %s%s"
                    .formatted(name, String.join(", ", names), NearestNames.hint(wanted, names))));
  }
}
