package io.waymark.identity;

import io.waymark.platform.http.Deed;
import io.waymark.platform.http.Exchange;
import java.util.Locale;
import java.util.Map;

/**
 * Takes note of what people do to their sessions and accounts, for the audit logs of their
 * workspaces. To be called after the commit, or when something was refused.
 */
public final class PersonalDeeds {
  private PersonalDeeds() {}

  /** How somebody signed in. */
  public enum Way {
    PASSWORD,
    MAILED_LINK,
    INVITATION,
    SET_UP,
    OIDC;

    private String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Somebody signed in. */
  public static void signedIn(Exchange exchange, String userId, Way way) {
    note(exchange, userId, "signIn", Map.of("method", way.label()));
  }

  /** Somebody became a member of a workspace, by its invite link or an invitation of their own. */
  public static void joined(Exchange exchange, String userId, String workspaceId, boolean byLink) {
    exchange
        .deeds()
        .add(
            new Deed(
                userId,
                workspaceId,
                "joinWorkspace",
                Map.of("by", byLink ? "invite-link" : "invitation")));
  }

  /** Somebody did something that needs no more words than its name. */
  public static void note(Exchange exchange, String userId, String action) {
    note(exchange, userId, action, Map.of());
  }

  /**
   * Somebody did something.
   *
   * @param details none of them a secret
   */
  public static void note(
      Exchange exchange, String userId, String action, Map<String, String> details) {
    exchange.deeds().add(new Deed(userId, null, action, details));
  }
}
