package io.waymark.identity;

import io.waymark.platform.http.ApiProblem;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps the pictures that workspaces upload; whoever serves them does it. */
public interface Pictures {
  /**
   * Keeps a picture, in the transaction that puts its address somewhere.
   *
   * @return its public address
   * @throws ApiProblem 422 if it is no picture that can be kept
   */
  String store(Handle handle, String workspaceId, String dataUrl);

  /** Forgets a picture; addresses from elsewhere are left alone, null too. */
  void remove(Handle handle, String workspaceId, @Nullable String address);
}
