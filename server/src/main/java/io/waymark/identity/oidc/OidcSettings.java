package io.waymark.identity.oidc;

import io.waymark.identity.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The OpenID provider, as the operator describes it.
 *
 * @param issuer exactly as the provider calls itself
 * @param clientSecret null for a client that has none
 * @param scopes separated by spaces, {@code openid} among them
 * @param label what the button says
 * @param groupsClaim the claim that names somebody's groups; dots lead into objects
 * @param createUsers whether somebody nobody knows yet gets an account
 */
public record OidcSettings(
    String issuer,
    String clientId,
    @Nullable String clientSecret,
    String scopes,
    String label,
    String groupsClaim,
    List<Grant> grants,
    boolean createUsers) {
  public OidcSettings {
    grants = List.copyOf(grants);
  }

  /**
   * A role in a workspace for everybody in a group.
   *
   * @param workspace its slug
   */
  public record Grant(String group, String workspace, Role role) {}

  /** Without the secret. */
  @Override
  public String toString() {
    return "OidcSettings[issuer=%s, clientId=%s]".formatted(issuer, clientId);
  }
}
