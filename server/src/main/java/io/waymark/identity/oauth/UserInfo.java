package io.waymark.identity.oauth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.identity.Caller;
import org.jdbi.v3.core.Jdbi;

/** Tells an app for whom it acts, and where. */
final class UserInfo {
  private final Jdbi jdbi;

  UserInfo(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  ObjectNode of(Caller caller) {
    var workspace = caller.workspace();
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select u.name, u.image, w.logo from users u, workspaces w
                    where u.id = :userId and w.id = :workspaceId
                    """)
                .bind("userId", caller.userId())
                .bind("workspaceId", workspace.id())
                .map(
                    (row, context) -> {
                      var view =
                          JsonNodeFactory.instance
                              .objectNode()
                              .put("id", caller.userId())
                              .put("name", row.getString("name"))
                              .put("image", row.getString("image"));
                      view.putObject("workspace")
                          .put("id", workspace.publicId())
                          .put("slug", workspace.slug())
                          .put("name", workspace.name())
                          .put("logo", row.getString("logo"));
                      return view;
                    })
                .one());
  }
}
