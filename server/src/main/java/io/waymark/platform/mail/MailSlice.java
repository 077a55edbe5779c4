package io.waymark.platform.mail;

import com.google.common.base.Suppliers;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.text.Ids;
import io.waymark.platform.threads.Rounds;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Everything about mail, put together: it runs from {@link #start} until {@link #stop}. Without a
 * mail server it does nothing, and nothing of the library behind it is loaded.
 */
public final class MailSlice {
  private final Jdbi jdbi;
  private final Mails mails;
  private final @Nullable Postman postman;
  private final @Nullable Rounds sending;

  /**
   * @param settings null if there is no mail server
   */
  public MailSlice(
      Jdbi jdbi, SecretBox secrets, @Nullable MailSettings settings, Ids ids, InstantSource clock) {
    this.jdbi = jdbi;
    if (settings == null) {
      this.mails = (_, _) -> {};
      this.postman = null;
      this.sending = null;
      return;
    }
    var table = new MailTable(secrets);
    this.mails =
        (handle, mail) ->
            table.insert(
                handle, ids.next("mail_"), mail, clock.instant().truncatedTo(ChronoUnit.MICROS));
    // Not loaded before the first mail: most servers send one a month.
    Supplier<Smtp> smtp =
        Suppliers.memoize(
            () -> new Smtp(settings, (SSLSocketFactory) SSLSocketFactory.getDefault()));
    var working = new Postman(jdbi, table, mail -> smtp.get().hand(mail), ids, clock);
    this.postman = working;
    this.sending = new Rounds("sending mails", working::one);
  }

  /** Takes mails; forgets them at once if there is no mail server. */
  public Mails mails() {
    return mails;
  }

  /** How many mails wait. */
  public long waiting() {
    return jdbi.withHandle(MailTable::waiting);
  }

  /** Begins to send. */
  public void start() {
    if (sending != null) {
      sending.start();
    }
  }

  /** Sends nothing any more. */
  public void stop() {
    if (postman != null && sending != null) {
      postman.stop();
      sending.stop();
    }
  }
}
