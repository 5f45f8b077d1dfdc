package dev.weir.compile.function;

import dev.weir.model.DataType;

/// Says the result type of a call where the signature leaves it open. A rule may also set what the
/// arguments are cast to, and fails with [Call#error] when the engine would refuse the call.
@FunctionalInterface
interface TypeRule {
  DataType resultOf(Call call);
}
