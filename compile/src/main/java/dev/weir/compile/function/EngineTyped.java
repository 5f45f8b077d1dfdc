package dev.weir.compile.function;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;

/// The call is sound as far as the catalog can tell, and only an engine knows the type of its
/// result: ask a [TypeOracle].
public final class EngineTyped extends WeirException {
  private static final long serialVersionUID = 1L;

  EngineTyped(String message) {
    super(ErrorCode.WRONG_ARGUMENTS, message);
  }
}
