package io.waymark.links.folders;

import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;

/**
 * The ids in the paths of folders. PostgreSQL cannot be asked for U+0000, and nothing has it in its
 * id.
 */
final class FolderPaths {
  private FolderPaths() {}

  /**
   * @throws ApiProblem 404 for what no folder's id can be
   */
  static String folderId(Exchange exchange) {
    return id(exchange, "id", FolderTable.notFound());
  }

  /**
   * @throws ApiProblem 404 for what no user's id can be
   */
  static String userId(Exchange exchange) {
    return id(exchange, "userId", FolderMembers.notFound());
  }

  /**
   * @throws ApiProblem 404 for what no request's id can be
   */
  static String requestId(Exchange exchange) {
    return id(exchange, "requestId", AccessRequests.notFound());
  }

  private static String id(Exchange exchange, String name, ApiProblem otherwise) {
    var id = exchange.pathParameter(name);
    if (id.indexOf('\0') >= 0) {
      throw otherwise;
    }
    return id;
  }
}
