package io.waymark.app.cli;

import io.waymark.app.config.GeoConfig;
import java.nio.file.Files;

/** What the doctor says of telling visitors' places. */
final class Places {

  private static final String SUBJECT = "places";

  private Places() {}

  static Finding of(GeoConfig geo) {
    if (geo.database().isPresent()) {
      var file = geo.database().get();
      return Files.isReadable(file) && Files.isRegularFile(file)
          ? Finding.ok(SUBJECT, "from " + file)
          : Finding.problem(
              SUBJECT, "geo.database cannot be read: " + file, "correct it, or leave it out");
    }
    return geo.cdn() == GeoConfig.Cdn.NONE
        ? Finding.note(
            SUBJECT,
            "visitors' places stay Unknown",
            "set geo.database to an MMDB file, or geo.cdn to the delivery network in front")
        : Finding.ok(SUBJECT, "from the headers of the delivery network");
  }
}
