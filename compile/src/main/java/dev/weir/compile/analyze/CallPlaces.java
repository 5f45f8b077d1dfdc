package dev.weir.compile.analyze;

import dev.weir.model.SourcePlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where a text calls functions, as a binder meets them: bound queries have no places. It may hold
/// places of calls that the bound query no longer has. One thread.
public final class CallPlaces {
  private final Map<String, List<SourcePlace>> places = new LinkedHashMap<>();

  /// Notes a call.
  public void add(String function, SourcePlace place) {
    List<SourcePlace> known = places.computeIfAbsent(function, _ -> new ArrayList<>());
    if (!known.contains(place)) {
      known.add(place);
    }
  }

  /// The places of calls of a function, in the order in which they were met.
  List<SourcePlace> of(String function) {
    return places.getOrDefault(function, List.of());
  }
}
