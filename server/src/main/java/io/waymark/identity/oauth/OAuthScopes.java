package io.waymark.identity.oauth;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import io.waymark.identity.Role;
import io.waymark.identity.Scopes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The scopes that apps may ask for (b.5). */
final class OAuthScopes {
  /** Reading who the user is, which every app may. */
  static final String USER = "user.read";

  private static final Set<String> REQUESTABLE =
      Set.of(
          "links.read",
          "links.write",
          "tags.read",
          "tags.write",
          "domains.read",
          "domains.write",
          "webhooks.read",
          "webhooks.write",
          "folders.read",
          "folders.write",
          "analytics.read",
          USER);

  private static final Splitter WORDS = Splitter.on(CharMatcher.anyOf(" ,+")).omitEmptyStrings();

  private OAuthScopes() {}

  /**
   * What an app asks for: separated by spaces, commas or pluses; {@code user.read} is always there,
   * {@code workspaces.*} is left out.
   *
   * @return null if there is a scope that no app may have
   */
  static @Nullable List<String> parse(@Nullable String given) {
    var scopes = new LinkedHashSet<String>();
    if (given != null) {
      for (var scope : WORDS.split(given)) {
        if (scope.startsWith("workspaces.")) {
          continue;
        }
        if (!REQUESTABLE.contains(scope)) {
          return null;
        }
        scopes.add(scope);
      }
    }
    scopes.add(USER);
    return List.copyOf(scopes);
  }

  /** Those of them that members of a role may give (b.4). */
  static List<String> grantedBy(Role role, List<String> scopes) {
    var granted = new ArrayList<>(scopes);
    granted.removeIf(scope -> !scope.equals(USER) && !Scopes.grantedBy(role).contains(scope));
    return List.copyOf(granted);
  }
}
