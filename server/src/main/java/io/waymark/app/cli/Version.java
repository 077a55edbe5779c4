package io.waymark.app.cli;

import java.util.Objects;

/** The version of this build. */
final class Version {

  private Version() {}

  /** As the build wrote it into its archive; "development" where there is no archive. */
  static String text() {
    var version = Version.class.getPackage().getImplementationVersion();
    return Objects.requireNonNullElse(version, "development");
  }
}
