package io.waymark.app.remote;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code waymark api METHOD PATH}: any request, for what has no command of its own. */
final class RawCall {
  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

  private RawCall() {}

  static Call of(Line line, Handed handed) throws WrongUse, IOException {
    if (line.words().size() != 2) {
      throw new WrongUse("waymark api needs a METHOD and a PATH, such as: waymark api GET /links");
    }
    var method = line.words().getFirst().toUpperCase(Locale.ROOT);
    if (!METHODS.contains(method)) {
      throw new WrongUse("waymark api: '%s' is no method".formatted(line.words().getFirst()));
    }
    return new Call(method, path(line.words().getLast()), Map.of(), payload(line, handed));
  }

  private static String path(String written) throws WrongUse {
    try {
      var path = written.startsWith("/") ? written : "/" + written;
      return URI.create("http://host" + path).getRawFragment() == null ? path : refuse(written);
    } catch (IllegalArgumentException invalid) {
      return refuse(written);
    }
  }

  private static String refuse(String written) throws WrongUse {
    throw new WrongUse(
        "waymark api: '%s' is no path; what has a meaning of its own is written as %%20 and the like"
            .formatted(written));
  }

  private static Call.@Nullable Payload payload(Line line, Handed handed)
      throws WrongUse, IOException {
    var body = line.value(OwnOption.BODY);
    if (body == null) {
      return null;
    }
    var type = line.value(OwnOption.CONTENT_TYPE);
    return new Call.Payload(type == null ? Call.Payload.JSON : type, handed.bytes("body", body));
  }
}
