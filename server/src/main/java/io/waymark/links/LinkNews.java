package io.waymark.links;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears from PostgreSQL which links another process has changed, and forgets them. It keeps one
 * connection; when that breaks nothing may be heard, so afterwards everything is forgotten once.
 */
public final class LinkNews implements Runnable {
  private static final Logger LOG = Logger.getLogger(LinkNews.class);
  private static final String CHANNEL = "waymark_links";
  private static final int WAIT_MILLIS = 500;
  private static final Duration REST = Duration.ofSeconds(1);

  private final DataSource pool;
  private final LinkCache cache;
  private volatile boolean stopped;

  LinkNews(DataSource pool, LinkCache cache) {
    this.pool = pool;
    this.cache = cache;
  }

  /** Tells every server, when the transaction commits, that the link at an address has changed. */
  static void tell(Handle handle, String domain, String key) {
    send(handle, domain + "/" + key);
  }

  /** Tells every server, when the transaction commits, that any link may have changed. */
  static void tellOfMany(Handle handle) {
    send(handle, "");
  }

  private static void send(Handle handle, String address) {
    handle
        .createQuery("select 1 from pg_notify(:channel, :address)")
        .bind("channel", CHANNEL)
        .bind("address", address)
        .mapTo(Integer.class)
        .one();
  }

  /** Listens until {@link #stop}; on a thread of its own that may block. */
  @Override
  public void run() {
    while (!stopped) {
      try (var connection = pool.getConnection()) {
        listen(connection);
      } catch (SQLException gone) {
        LOG.debugf(gone, "listening for changed links again in %s", REST);
        rest();
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("listen " + CHANNEL);
      cache.forgetEverything();
      var postgres = connection.unwrap(PGConnection.class);
      while (!stopped) {
        for (var news : postgres.getNotifications(WAIT_MILLIS)) {
          hear(news);
        }
      }
      statement.execute("unlisten " + CHANNEL);
    }
  }

  private void hear(PGNotification news) {
    var address = news.getParameter();
    var slash = address.indexOf('/');
    if (slash < 0) {
      cache.forgetEverything();
    } else {
      cache.forget(address.substring(0, slash), address.substring(slash + 1));
    }
  }

  private void rest() {
    try {
      Thread.sleep(REST);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
  }

  /** Makes {@link #run} return soon. */
  public void stop() {
    stopped = true;
  }
}
