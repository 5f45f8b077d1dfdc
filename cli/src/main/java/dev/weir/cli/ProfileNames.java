package dev.weir.cli;

import dev.weir.run.RuntimeProfile;
import java.util.Iterator;

/// The profiles, for the help.
final class ProfileNames implements Iterable<String> {
  ProfileNames() {}

  @Override
  public Iterator<String> iterator() {
    return RuntimeProfile.names().iterator();
  }
}
