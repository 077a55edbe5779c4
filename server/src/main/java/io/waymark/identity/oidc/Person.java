package io.waymark.identity.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as the provider knows them.
 *
 * @param subject who they are, for as long as there is the provider
 * @param email null if it tells none that could be one
 * @param emailVerified whether the provider vouches that the address is theirs
 */
record Person(
    String subject,
    @Nullable String email,
    boolean emailVerified,
    String name,
    Set<String> groups) {
  private static final int LONGEST = 190;
  private static final int MOST_GROUPS = 1_000;

  Person {
    groups = Set.copyOf(groups);
  }

  /**
   * Reads claims.
   *
   * @param groupsClaim the whole name of a claim, or a path into objects with dots between
   */
  static Person of(JsonNode claims, String groupsClaim) {
    var email = email(claims.path("email"));
    var verified = claims.path("email_verified");
    return new Person(
        claims.path("sub").asText(),
        email,
        // Some providers write it as a text.
        email != null && verified.asText().equals("true"),
        name(claims, email),
        groups(find(claims, groupsClaim)));
  }

  /** What the claims have under a name, if need be inside objects. */
  static JsonNode find(JsonNode claims, String name) {
    var whole = claims.path(name);
    if (!whole.isMissingNode()) {
      return whole;
    }
    var inside = claims;
    for (var part : name.split("\\.", -1)) {
      inside = inside.path(part);
    }
    return inside;
  }

  private static @Nullable String email(JsonNode claim) {
    var email = claim.isTextual() ? claim.textValue().strip() : "";
    var at = email.lastIndexOf('@');
    return at > 0
            && at < email.length() - 1
            && email.length() <= LONGEST
            && email.chars().noneMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c))
        ? email
        : null;
  }

  private static String name(JsonNode claims, @Nullable String email) {
    for (var claim : new String[] {"name", "preferred_username", "nickname"}) {
      var name = claims.path(claim).isTextual() ? clean(claims.path(claim).textValue()) : "";
      if (!name.isEmpty()) {
        return name;
      }
    }
    return email == null ? "Somebody" : email;
  }

  private static String clean(String name) {
    var plain = name.replaceAll("\\p{Cntrl}", " ").strip();
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
  }

  private static Set<String> groups(JsonNode claim) {
    var groups = new LinkedHashSet<String>();
    if (claim.isTextual()) {
      groups.add(claim.textValue());
    }
    for (var group : claim) {
      if (group.isTextual() && groups.size() < MOST_GROUPS) {
        groups.add(group.textValue());
      }
    }
    return groups;
  }
}
