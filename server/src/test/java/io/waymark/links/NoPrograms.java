package io.waymark.links;

import io.waymark.platform.http.ApiProblem;
import java.util.Collection;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A server on which there are no partner programs. */
final class NoPrograms implements LinkPrograms {
  @Override
  public Place place(
      Handle handle,
      String workspaceId,
      String programId,
      @Nullable String partnerId,
      @Nullable String tenantId) {
    throw ApiProblem.notFound("Program not found.");
  }

  @Override
  public void leaving(Handle handle, String workspaceId, Collection<String> linkIds) {}
}
