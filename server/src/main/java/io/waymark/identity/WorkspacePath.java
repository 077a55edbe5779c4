package io.waymark.identity;

import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;

/** The workspace that a path below {@code /workspaces/{idOrSlug}} names. */
public final class WorkspacePath {
  private WorkspacePath() {}

  /**
   * The caller, if the path names their workspace. A key is one workspace's, whatever id stands in
   * the path (b.2 rule 8); slugs were compared when the caller was admitted.
   *
   * @throws ApiProblem 404 if it names another
   */
  public static Caller named(Caller caller, Exchange exchange) {
    var named = exchange.pathParameter("idOrSlug");
    if (named.startsWith("ws_")
        && !named.equals(caller.workspace().id())
        && !named.equals(caller.workspace().publicId())) {
      throw ApiProblem.notFound("Workspace not found.");
    }
    return caller;
  }
}
