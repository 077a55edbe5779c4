package io.waymark.identity.account;

import io.waymark.platform.http.ApiProblem;
import org.jdbi.v3.core.Handle;

/** What holds an account to workspaces. */
@FunctionalInterface
public interface Ties {
  /**
   * Takes the user out of every workspace, in the transaction that deletes the account.
   *
   * @throws ApiProblem 409 if a workspace would be left without an owner
   */
  void cut(Handle handle, String userId);
}
