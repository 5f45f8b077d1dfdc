package dev.weir.cli;

/// A value that is JSON text already.
record RawJson(String text) {}
