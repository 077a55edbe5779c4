package io.waymark.app;

import io.waymark.app.start.Provisioning;
import io.waymark.app.start.Storage;
import java.util.ServiceLoader;

/** The parts that the start is made of. */
final class Parts {

  private Parts() {}

  static Storage storage() {
    return part(Storage.class);
  }

  static Provisioning provisioning() {
    return part(Provisioning.class);
  }

  private static <T> T part(Class<T> type) {
    return ServiceLoader.load(type)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("this build has no " + type.getSimpleName()));
  }
}
