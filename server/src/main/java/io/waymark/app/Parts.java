package io.waymark.app;

import io.waymark.app.start.Provisioning;
import io.waymark.app.start.Storage;
import java.util.ServiceLoader;

/** The parts that the start is made of. */
final class Parts {

  private Parts() {}

  static Storage storage() {
    return new FolderStorage();
  }

  /** Provided as a service, so that the start does not depend on how identities are kept. */
  static Provisioning provisioning() {
    return ServiceLoader.load(Provisioning.class)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no Provisioning on the class path"));
  }
}
