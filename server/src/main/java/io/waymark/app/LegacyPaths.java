package io.waymark.app;

import io.waymark.platform.http.Operation;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Paths from before workspaces had their name (api-contract a): what is below {@code
 * /projects/{slug}} acts for that workspace.
 */
final class LegacyPaths {
  private static final Pattern WORKSPACES = Pattern.compile("/workspaces(/\\{idOrSlug})?");
  private static final Pattern BELOW =
      Pattern.compile(
          "/(links(/(\\{linkId}|bulk|count|info|random))?"
              + "|domains(/(\\{slug}(/verify)?|default))?"
              + "|tags(/\\{id})?)");

  private LegacyPaths() {}

  /** The old paths of those operations that have one. */
  static List<Operation> of(List<Operation> operations) {
    return operations.stream().flatMap(LegacyPaths::old).toList();
  }

  private static Stream<Operation> old(Operation operation) {
    var path = operation.path();
    if (WORKSPACES.matcher(path).matches()) {
      return Stream.of(operation.at(path.replace("/workspaces", "/projects")));
    }
    return BELOW.matcher(path).matches()
        ? Stream.of(operation.at("/projects/{idOrSlug}" + path))
        : Stream.empty();
  }
}
