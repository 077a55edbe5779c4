package io.waymark.app;

import io.waymark.app.start.DatabaseLogin;
import io.waymark.app.start.Moderation;
import io.waymark.links.LinkDesk;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moderates straight in the database, whether the server runs or not. */
final class DatabaseModeration implements Moderation {

  @Override
  public Outcome disable(DatabaseLogin database, String link, boolean disabled)
      throws SQLException {
    var word = disabled ? "disabled" : "enabled";
    return told(desk(database).disable(link, disabled), link, word);
  }

  private static Outcome told(Optional<LinkDesk.Named> found, String link, String word) {
    return found
        .<Outcome>map(it -> new Done("%s (%s) is %s".formatted(it.shortLink(), it.id(), word)))
        .orElseGet(() -> noLink(link));
  }

  private static Outcome noLink(String link) {
    return new NotDone("there is no link '%s'; name its id or its short link".formatted(link));
  }

  @Override
  public Outcome disableAll(DatabaseLogin database, String workspace, boolean disabled)
      throws SQLException {
    return desk(database)
        .disableAll(workspace, disabled)
        .<Outcome>map(
            count ->
                new Done(
                    "%d %s of the workspace '%s' %s %s"
                        .formatted(
                            count,
                            count == 1 ? "link" : "links",
                            workspace,
                            count == 1 ? "is" : "are",
                            disabled ? "disabled" : "enabled")))
        .orElseGet(() -> new NotDone("there is no workspace '%s'".formatted(workspace)));
  }

  @Override
  public Outcome ban(DatabaseLogin database, String link, String legalWorkspace)
      throws SQLException {
    try {
      return desk(database)
          .ban(link, legalWorkspace)
          .<Outcome>map(
              it ->
                  new Done(
                      "%s (%s) is banned; to refuse new links to its destination, add %s to blocked.hosts"
                          .formatted(it.shortLink(), it.id(), host(it.url()))))
          .orElseGet(() -> noLink(link));
    } catch (IllegalArgumentException unknown) {
      return new NotDone("redirects.legal-workspace is wrong: %s".formatted(unknown.getMessage()));
    }
  }

  private static String host(String url) {
    try {
      var host = URI.create(url).getHost();
      return host == null ? "its host" : host;
    } catch (IllegalArgumentException unusual) {
      return "its host";
    }
  }

  @Override
  public Outcome keepLinks(DatabaseLogin database, String domain, @Nullable Integer days)
      throws SQLException {
    if (!desk(database).keepLinks(domain, days)) {
      return new NotDone("no workspace has a domain '%s'".formatted(domain));
    }
    return new Done(
        days == null
            ? "links on %s are kept for ever".formatted(domain)
            : "links on %s are deleted when they are %d days old".formatted(domain, days));
  }

  private static LinkDesk desk(DatabaseLogin login) throws SQLException {
    return new LinkDesk(OperatorDatabase.open(login), Clock.systemUTC());
  }
}
