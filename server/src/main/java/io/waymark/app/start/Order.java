package io.waymark.app.start;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an operator at the machine wants done to people, workspaces and apps. */
public sealed interface Order {

  /** List every account. */
  record ListUsers() implements Order {}

  /** Make an account. */
  record CreateUser(String email, String name, String password) implements Order {
    /** Without the password. */
    @Override
    public String toString() {
      return "CreateUser[" + email + "]";
    }
  }

  /** Set a new password, which ends every session. */
  record SetPassword(String email, String password) implements Order {
    /** Without the password. */
    @Override
    public String toString() {
      return "SetPassword[" + email + "]";
    }
  }

  /** Ask somebody for no codes of an authenticator app any more. */
  record RemoveSecondFactor(String email) implements Order {}

  /** Delete an account with its keys and memberships. */
  record DeleteUser(String email) implements Order {}

  /** List every workspace. */
  record ListWorkspaces() implements Order {}

  /** Make a workspace. */
  record CreateWorkspace(String slug, String name, String ownerEmail) implements Order {}

  /**
   * Limit a workspace.
   *
   * @param limits by what is limited; null for no limit
   */
  record LimitWorkspace(String slug, Map<String, @Nullable Long> limits) implements Order {}

  /** Delete a workspace with all that is in it. */
  record DeleteWorkspace(String slug) implements Order {}

  /** List what operators did, the newest first. */
  record ListNotes() implements Order {}

  /** Let members of every workspace install an OAuth app, or those of its own only. */
  record VerifyApp(String slug, boolean verified) implements Order {}
}
