package dev.weir.build;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import dev.weir.store.StoreFailures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The project that `weir init` writes, kept as resources.
final class StarterProject {
  private static final List<String> FILES =
      List.of(
          "weir.yaml",
          "products/paid_orders.sql",
          "products/revenue_by_city.sql",
          "products/best_customers.sql",
          "data/customers.csv",
          "data/orders/2025.csv",
          "data/orders/2026.csv");

  private StarterProject() {}

  static List<Path> write(Path folder) {
    try {
      requireEmpty(folder);
      List<Path> written = new ArrayList<>();
      for (String name : FILES) {
        Path file = folder.resolve(name);
        Path parent = file.getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        try (InputStream text = StarterProject.class.getResourceAsStream("starter/" + name)) {
          if (text == null) {
            throw new WeirException(
                ErrorCode.INTERNAL, "the resource starter/" + name + " is missing");
          }
          Files.copy(text, file);
        }
        written.add(file);
      }
      return written;
    } catch (IOException e) {
      throw StoreFailures.writing("make a project in " + folder, folder, e);
    }
  }

  private static void requireEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new WeirException(
          ErrorCode.INVALID_PROJECT, folder + " is a file; name a folder for the project");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.findAny().isPresent()) {
        throw new WeirException(
            ErrorCode.INVALID_PROJECT,
            folder + " is not empty; name a new folder, nothing was written");
      }
    }
  }
}
