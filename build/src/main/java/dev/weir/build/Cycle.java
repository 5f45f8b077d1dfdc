package dev.weir.build;

import dev.weir.model.ErrorCode;
import dev.weir.model.Problem;
import java.util.ArrayList;
import java.util.List;

/// Products of which each reads the next, and the last the first.
record Cycle(List<Product> products) {
  Cycle {
    products = List.copyOf(products);
  }

  /// The problem, whose message prints the circle; its place is the first product.
  Problem problem() {
    List<String> names = new ArrayList<>(products.stream().map(Product::name).toList());
    names.add(names.getFirst());
    List<String> files =
        products.stream().map(product -> "  " + product.name() + " in " + product.file()).toList();
    return Problem.at(
        ErrorCode.CYCLE,
        "products read each other in a circle: %s; take one of these reads out\n%s"
            .formatted(String.join(" -> ", names), String.join("\n", files)),
        products.getFirst().place());
  }
}
