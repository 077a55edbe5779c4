package io.waymark.identity.people;

import io.waymark.platform.mail.Mail;
import io.waymark.platform.mail.Mails;
import java.net.URI;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Links of invitations, and the mails they travel by. */
final class InviteMails {
  private final Mails mails;
  private final boolean available;
  private final URI app;

  /**
   * @param available whether there is a mail server
   * @param app the dashboard's public address
   */
  InviteMails(Mails mails, boolean available, URI app) {
    this.mails = mails;
    this.available = available;
    this.app = app;
  }

  boolean available() {
    return available;
  }

  /** The token is behind the {@code #}, which browsers keep to themselves. */
  URI link(String token) {
    return app.resolve("/app/invite#" + token);
  }

  /** The link of a workspace, for everybody it is handed to. */
  URI standingLink(String token) {
    return app.resolve("/app/invite/link#" + token);
  }

  void invite(Handle handle, Invite invite, String workspace, String token) {
    var by = invite.inviter() == null ? "Somebody" : invite.inviter();
    mails.send(
        handle,
        new Mail(
            invite.email(),
            "You are invited to " + workspace,
            List.of(
                "%s invites you to the workspace %s on Waymark, as %s."
                    .formatted(by, workspace, invite.role().label()),
                "The link works once, within 14 days. If you do not know what this is about, do"
                    + " nothing."),
            "See the invitation",
            link(token)));
  }

  /** For somebody who asked for it by the workspace's link, or says so. */
  void requested(Handle handle, Invite invite, String workspace, String token) {
    mails.send(
        handle,
        new Mail(
            invite.email(),
            "Join " + workspace,
            List.of(
                "Somebody with the invite link of the workspace %s on Waymark wants to join it with this address."
                    .formatted(workspace),
                "The link here works once, within %d hours. If it was not you, do nothing."
                    .formatted(Joining.LIFETIME.toHours())),
            "Join the workspace",
            link(token)));
  }

  /** What whoever invites is called; null if they have no name. */
  static @Nullable String inviter(Handle handle, String userId) {
    return handle
        .createQuery("select coalesce(name, email) from users where id = :id")
        .bind("id", userId)
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }
}
