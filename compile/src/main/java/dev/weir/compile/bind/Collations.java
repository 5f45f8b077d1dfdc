package dev.weir.compile.bind;

import dev.weir.model.Identifiers;
import dev.weir.model.NearestNames;
import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The collations of the engine, and those that expressions have.
final class Collations {
  /// These compare bytes, and stand alone.
  private static final List<String> BYTES = List.of("binary", "c", "posix");

  /// These can stand with each other and with one language.
  private static final List<String> COMBINED = List.of("nocase", "noaccent", "nfc");

  private static final List<String> LANGUAGES =
      List.of(
          ("icu_noaccent af am ar ar_sa as az bal be bg blo bn bo br bs ca ceb chr cs cu cy da de"
                  + " de_at dsb dz ee el en en_us eo es et fa fa_af ff fi fil fo fr fr_ca fy ga gl"
                  + " gu ha haw he he_il hi hr hsb hu hy aa id id_ig ig is it ja ka kk kl km kn ko"
                  + " kok ku ky lb lij lkt ln lo lt lv mk ml mn mr ms mt my nb nb_no ne nl nn no"
                  + " nso om or pa pa_in pl ps pt ro ru sa se sgs si sk sl smn sq sr sr_ba sr_me"
                  + " sr_rs ssy st sv sw ta te th tk tn to tr ug uk ur uz vi vo wae wo xh yi yo zh"
                  + " zh_cn zh_hk zh_mo zh_sg zh_tw zu")
              .split(" "));

  private Collations() {}

  /// What is wrong with a collation as written, with what is valid.
  static Optional<String> problem(String written) {
    List<String> parts = Arrays.stream(written.split("\\.")).map(Identifiers::fold).toList();
    if (parts.size() == 1 && BYTES.contains(parts.getFirst())) {
      return Optional.empty();
    }
    Set<String> languages = new LinkedHashSet<>();
    for (String part : parts) {
      if (LANGUAGES.contains(part)) {
        languages.add(part);
      } else if (!COMBINED.contains(part)) {
        return Optional.of(
            "there is no collation '"
                + part
                + "'"
                + NearestNames.hint(part, LANGUAGES)
                + "; there are nocase, noaccent and nfc, which a dot combines with one another and"
                + " with one language (de, en_us, …), and binary, c and posix alone");
      }
    }
    return languages.size() > 1
        ? Optional.of(
            "the collations "
                + String.join(" and ", languages)
                + " cannot be combined; a language combines with nocase, noaccent and nfc")
        : Optional.empty();
  }

  /// The collations that a string is compared under: what is computed from strings has theirs.
  /// Those of columns of subqueries are not known here.
  static Set<String> of(Expression expression) {
    Set<String> found = new LinkedHashSet<>();
    collect(expression, found);
    return found;
  }

  private static void collect(Expression expression, Set<String> found) {
    if (expression.type() != ScalarType.VARCHAR) {
      return;
    }
    switch (expression) {
      case Expression.Collate collate -> found.add(Identifiers.fold(collate.collation()));
      case Expression.Function f -> f.arguments().forEach(a -> collect(a, found));
      case Expression _ -> {}
    }
  }
}
