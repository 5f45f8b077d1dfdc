package dev.weir.examples;

import java.nio.file.Path;

/// Where one class file of the image is: its module, its class by binary name, and its path.
record ClassFilePath(String module, String className, Path path) {}
