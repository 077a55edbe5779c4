package io.waymark.app;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Says what callers can do who ask for an operation that there is not. Some of them are Dub's, and
 * left out for a reason ({@code docs/compatibility.md}).
 */
final class AbsentOperations {
  private static final int LONGEST = 120;

  private record Family(Pattern path, String reason) {
    Family(String path, String reason) {
      this(Pattern.compile(path), reason);
    }
  }

  private static final List<Family> FAMILIES =
      List.of(
          new Family(
              "/workspaces/[^/]+/billing(/.*)?",
              "Nothing is sold here, so there is nothing to pay: limits are the operator's, and"
                  + " GET /workspaces/{idOrSlug}/billing/usage tells what was used."),
          new Family(
              "/workspaces/[^/]+/(saml|scim)(/.*)?",
              "The operator sets single sign-on up for the whole server, by OpenID Connect with roles"
                  + " by groups. A provider that speaks SAML can be bridged to it."),
          new Family(
              "/workspaces/[^/]+/support(/.*)?",
              "Whoever runs this server is whom to ask for help."),
          new Family("/ai(/.*)?", "This server sends nothing to language models."),
          new Family(
              "/workspaces/[^/]+/import/.*",
              "Links of other services come in as a file:"
                  + " POST /workspaces/{idOrSlug}/import/csv."),
          new Family(
              "/domains/client/.*",
              "This server sells no domains: bring one of yours by POST /domains."));

  private final URI docs;

  /**
   * @param api the API's public address
   */
  AbsentOperations(URI api) {
    this.docs = URI.create(api + "/docs");
  }

  /**
   * The message for such a call.
   *
   * @param path below the API's root, as it was asked for
   */
  String message(String method, String path) {
    var shown = path.length() <= LONGEST ? path : path.substring(0, LONGEST) + "…";
    var reason =
        FAMILIES.stream()
            .filter(family -> family.path().matcher(path.toLowerCase(Locale.ROOT)).matches())
            .map(Family::reason)
            .findFirst()
            .orElse("Those that there are: %s.".formatted(docs));
    return "There is no operation %s %s. %s".formatted(method, shown, reason);
  }
}
