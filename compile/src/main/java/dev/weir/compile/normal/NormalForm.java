package dev.weir.compile.normal;

import java.util.List;

/// What a query means, as one value that is equal for queries known to mean the same: canonical
/// JSON of the form `weir.normal/1`, and its SHA-256. The outputs are a bag: `positions` says for
/// each column of the result, in order, which output it is. Immutable.
///
/// @param body the plan and outputs that the text says
/// @param positions where each output column of the query stands among the outputs
/// @param text canonical JSON
/// @param hash SHA-256 of the text
public record NormalForm(Body body, List<Integer> positions, String text, String hash) {
  public NormalForm {
    positions = List.copyOf(positions);
  }
}
