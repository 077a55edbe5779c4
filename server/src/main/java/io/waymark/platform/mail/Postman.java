package io.waymark.platform.mail;

import io.waymark.platform.text.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Hands over the mails that are due, one after another. Several processes may do so beside each
 * other: each takes a mail for a while, and what a process that died had taken is due again after
 * it.
 */
final class Postman {
  private static final Logger LOG = Logger.getLogger(Postman.class);

  /** How long one mail may take, whatever its server does. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** Longer than that by what it may take to write down what came of it. */
  static final Duration LEASE = LONGEST.plusSeconds(30);

  private static final Duration GRACE = Duration.ofSeconds(3);

  private final Jdbi jdbi;
  private final MailTable table;
  private final Transport transport;
  private final Ids ids;
  private final InstantSource clock;
  private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
  private boolean troubled;
  private volatile boolean stopping;

  Postman(Jdbi jdbi, MailTable table, Transport transport, Ids ids, InstantSource clock) {
    this.jdbi = jdbi;
    this.table = table;
    this.transport = transport;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Sends the mail that has been due for the longest. By one thread at a time.
   *
   * @return whether there may be more
   */
  boolean one() {
    if (stopping) {
      return false;
    }
    var now = now();
    var mail =
        jdbi.inTransaction(handle -> table.claim(handle, ids.next("lease_"), now, now.plus(LEASE)));
    if (mail == null) {
      return false;
    }
    var came = hand(mail);
    jdbi.useHandle(
        handle -> {
          switch (came) {
            case Transmission.Taken _ -> MailTable.remove(handle, mail);
            case Transmission.Refused _ -> MailTable.remove(handle, mail);
            case Transmission.Postponed _ when stopping ->
                // What was broken off says nothing of the mail server.
                MailTable.postpone(handle, mail, mail.attempts(), now());
            case Transmission.Postponed _ when givenUp(mail) -> MailTable.remove(handle, mail);
            case Transmission.Postponed _ -> {
              var attempts = mail.attempts() + 1;
              MailTable.postpone(handle, mail, attempts, now().plus(Patience.after(attempts)));
            }
          }
        });
    if (!stopping) {
      report(mail, came);
    }
    return true;
  }

  private boolean givenUp(QueuedMail mail) {
    return Patience.ends(Duration.between(mail.createdAt(), now()));
  }

  private Transmission hand(QueuedMail mail) {
    var attempt = thread.submit(() -> transport.hand(mail));
    try {
      return attempt.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      attempt.cancel(true);
      return new Transmission.Postponed("the mail server is too slow");
    } catch (ExecutionException e) {
      if (!stopping) {
        LOG.errorf(e.getCause(), "mail %s could not be sent", mail.id());
      }
      return new Transmission.Postponed(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      attempt.cancel(true);
      Thread.currentThread().interrupt();
      return new Transmission.Postponed("interrupted");
    }
  }

  /** Says once that the mail server is in trouble, and once that it no longer is. */
  private void report(QueuedMail mail, Transmission came) {
    switch (came) {
      case Transmission.Taken _ when troubled -> {
        LOG.info("the mail server takes mails again");
        troubled = false;
      }
      case Transmission.Taken _ -> LOG.debugf("mail %s is sent", mail.id());
      case Transmission.Refused(var reason) ->
          LOG.warnf("the mail server refused mail %s: %s", mail.id(), reason);
      case Transmission.Postponed(var reason) when givenUp(mail) ->
          LOG.warnf("mail %s was not taken within a day and is given up: %s", mail.id(), reason);
      case Transmission.Postponed(var reason) when !troubled -> {
        LOG.warnf("mails wait, the mail server does not take them: %s", reason);
        troubled = true;
      }
      case Transmission.Postponed(var reason) ->
          LOG.debugf("mail %s is still not taken: %s", mail.id(), reason);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Lets the mail that is under way be taken for a moment, then gives it back. */
  void stop() {
    stopping = true;
    thread.shutdown();
    try {
      if (!thread.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
