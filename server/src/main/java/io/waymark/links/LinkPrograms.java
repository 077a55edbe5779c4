package io.waymark.links;

import io.waymark.platform.http.ApiProblem;
import java.util.Collection;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Partner programs as links need them, kept by whoever keeps programs (LNK-25). */
public interface LinkPrograms {

  /**
   * What belonging to a program means for a link.
   *
   * @param partnerId whose it is; null for a link of the program that is no partner's
   * @param tenantId the partner's id in the workspace's own system; null without
   * @param folderId where such links are if nobody says otherwise
   */
  record Place(
      String programId, @Nullable String partnerId, @Nullable String tenantId, String folderId) {}

  /**
   * Finds a link's place in the workspace's program.
   *
   * @param partnerId null if the partner is known by the tenant id, or there is none
   * @throws ApiProblem 404 if the program is not the workspace's, or the partner not in it
   */
  Place place(
      Handle handle,
      String workspaceId,
      String programId,
      @Nullable String partnerId,
      @Nullable String tenantId);

  /** Links are about to be deleted, or become somebody else's: what hangs on them goes. */
  void leaving(Handle handle, String workspaceId, Collection<String> linkIds);
}
