package io.waymark.platform.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.platform.crypto.SecretBox;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Mails that wait, in PostgreSQL, sealed: they say who is told what. */
final class MailTable {
  private static final Logger LOG = Logger.getLogger(MailTable.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SecretBox secrets;

  MailTable(SecretBox secrets) {
    this.secrets = secrets;
  }

  /** A mail as it is kept. */
  private record Kept(
      String to, String subject, List<String> paragraphs, String action, String link) {
    static Kept of(Mail mail) {
      return new Kept(
          mail.to(), mail.subject(), mail.paragraphs(), mail.action(), mail.link().toString());
    }

    Mail mail() {
      return new Mail(to, subject, paragraphs, action, URI.create(link));
    }
  }

  void insert(Handle handle, String id, Mail mail, Instant now) {
    handle
        .createUpdate(
            """
            insert into mails (id, content, due_at, created_at) values (:id, :content, :now, :now)
            """)
        .bind("id", id)
        .bind("content", secrets.seal(written(mail)))
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  private static String written(Mail mail) {
    try {
      return JSON.writeValueAsString(Kept.of(mail));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of texts can always be written", e);
    }
  }

  /**
   * Takes the mail that has been due for the longest, passing over those that somebody else is
   * taking; null if none is due. Nobody else takes it before {@code until}. What cannot be opened
   * any more is dropped and reported.
   */
  @Nullable QueuedMail claim(Handle handle, String lease, Instant now, Instant until) {
    return handle
        .createQuery(
            """
            update mails set lease = :lease, due_at = :until, attempts = attempts + 1
            where id = (
              select id from mails where due_at <= :now
              order by due_at limit 1 for update skip locked)
            returning id, content, attempts - 1 as tried, created_at
            """)
        .bind("lease", lease)
        .bind("until", until.atOffset(ZoneOffset.UTC))
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .map((row, _) -> row(row, lease))
        .findOne()
        .map(row -> opened(handle, row))
        .orElse(null);
  }

  private record Row(String id, byte[] content, int attempts, Instant createdAt, String lease) {}

  private static Row row(ResultSet row, String lease) throws SQLException {
    return new Row(
        row.getString("id"),
        row.getBytes("content"),
        row.getInt("tried"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        lease);
  }

  private @Nullable QueuedMail opened(Handle handle, Row row) {
    try {
      var mail = JSON.readValue(secrets.open(row.content()), Kept.class).mail();
      return new QueuedMail(row.id(), mail, row.attempts(), row.createdAt(), row.lease());
    } catch (IllegalStateException | IllegalArgumentException | JsonProcessingException e) {
      LOG.errorf("mail %s cannot be read any more and is dropped: %s", row.id(), e.getMessage());
      handle.createUpdate("delete from mails where id = :id").bind("id", row.id()).execute();
      return null;
    }
  }

  /** Forgets a mail that was sent, or never will be; unless somebody else has it by now. */
  static void remove(Handle handle, QueuedMail mail) {
    handle
        .createUpdate("delete from mails where id = :id and lease = :lease")
        .bind("id", mail.id())
        .bind("lease", mail.lease())
        .execute();
  }

  /** Has it tried again then; unless somebody else has it by now. */
  static void postpone(Handle handle, QueuedMail mail, int attempts, Instant until) {
    handle
        .createUpdate(
            """
            update mails set lease = null, due_at = :until, attempts = :attempts
            where id = :id and lease = :lease
            """)
        .bind("id", mail.id())
        .bind("lease", mail.lease())
        .bind("attempts", attempts)
        .bind("until", until.atOffset(ZoneOffset.UTC))
        .execute();
  }

  static long waiting(Handle handle) {
    return handle.createQuery("select count(*) from mails").mapTo(Long.class).one();
  }
}
