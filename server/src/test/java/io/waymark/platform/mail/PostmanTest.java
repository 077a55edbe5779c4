package io.waymark.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.postgres.TestPostgres;
import io.waymark.platform.text.Ids;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Mails that wait, at times of the test's choice, before a mail server that says what it wants. */
class PostmanTest {
  private static final Jdbi JDBI = open();
  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
  private static final Transmission BUSY = new Transmission.Postponed("busy");

  private volatile Instant now = START;
  private final InstantSource clock = () -> now;
  private final SecureRandom random = new SecureRandom();
  private final Ids ids = new Ids(clock, random);
  private final MailTable table = new MailTable(new SecretBox(new byte[32], random));
  private final List<QueuedMail> handed = new CopyOnWriteArrayList<>();
  private final List<Postman> postmen = new ArrayList<>();
  private volatile Transmission answer = new Transmission.Taken();

  private static Jdbi open() {
    return TestPostgres.jdbi();
  }

  @BeforeEach
  void empty() {
    JDBI.useHandle(handle -> handle.execute("delete from mails"));
  }

  @AfterEach
  void stop() {
    postmen.forEach(Postman::stop);
  }

  private Postman postman(Transport transport) {
    var postman = new Postman(JDBI, table, transport, ids, clock);
    postmen.add(postman);
    return postman;
  }

  private Postman postman() {
    return postman(
        mail -> {
          handed.add(mail);
          return answer;
        });
  }

  private static Mail mail(String to) {
    return new Mail(to, "s", List.of("t"), "More", URI.create("https://app.example/"));
  }

  private void write(String to) {
    JDBI.useTransaction(handle -> table.insert(handle, ids.next("mail_"), mail(to), now));
  }

  private static Instant due() {
    return JDBI.withHandle(
        handle ->
            handle
                .createQuery("select min(due_at) from mails")
                .mapTo(OffsetDateTime.class)
                .one()
                .toInstant());
  }

  private static long waiting() {
    return JDBI.withHandle(MailTable::waiting);
  }

  @Test
  @DisplayName("a mail is there with its transaction or not at all, and gone once it is taken")
  void once() {
    JDBI.useHandle(
        handle -> {
          handle.begin();
          table.insert(handle, "mail_x", mail("x@example.com"), now);
          handle.rollback();
        });
    write("a@example.com");
    write("b@example.com");
    var postman = postman();
    assertThat(postman.one()).isTrue();
    assertThat(postman.one()).isTrue();
    assertThat(postman.one()).isFalse();
    assertThat(handed)
        .extracting(mail -> mail.mail().to())
        .containsExactlyInAnyOrder("a@example.com", "b@example.com");
    assertThat(waiting()).isZero();
  }

  @Test
  @DisplayName("who is told what cannot be read in the database")
  void sealed() {
    write("secret@example.com");
    var readable =
        JDBI.withHandle(
            handle ->
                handle
                    .createQuery("select encode(content, 'escape') from mails")
                    .mapTo(String.class)
                    .one());
    assertThat(readable).doesNotContain("secret", "example");
  }

  @Test
  @DisplayName("tried again after 10 s, 1 min, 5 min, 15 min, every hour, as the same mail; a day")
  void patience() {
    write("a@example.com");
    answer = BUSY;
    var postman = postman();
    var tried = new ArrayList<Duration>();
    while (waiting() > 0) {
      now = due();
      assertThat(postman.one()).isTrue();
      assertThat(postman.one()).as("not before it is due").isFalse();
      tried.add(Duration.between(START, now));
    }
    assertThat(tried.subList(0, 6))
        .containsExactly(
            Duration.ZERO,
            Duration.ofSeconds(10),
            Duration.ofSeconds(70),
            Duration.ofSeconds(370),
            Duration.ofSeconds(1270),
            Duration.ofSeconds(4870));
    assertThat(tried.getLast()).isBetween(Duration.ofDays(1), Duration.ofDays(1).plusHours(1));
    assertThat(handed).extracting(QueuedMail::id).containsOnly(handed.getFirst().id());
    assertThat(waiting()).isZero();
  }

  @Test
  @DisplayName("a mail that is refused for ever is not tried again")
  void refused() {
    write("a@example.com");
    answer = new Transmission.Refused("no such mailbox");
    var postman = postman();
    assertThat(postman.one()).isTrue();
    assertThat(waiting()).isZero();
  }

  @Test
  @DisplayName("what a dead process had taken is due again after its lease, and only then")
  void death() {
    write("a@example.com");
    JDBI.useHandle(handle -> table.claim(handle, "dead", now, now.plus(Postman.LEASE)));
    var postman = postman();
    now = START.plus(Postman.LEASE).minusMillis(1);
    assertThat(postman.one()).isFalse();
    now = START.plus(Postman.LEASE);
    assertThat(postman.one()).isTrue();
    assertThat(waiting()).isZero();
  }

  @Test
  @DisplayName("whoever stops in the middle of a mail gives it back at once")
  void stopping() throws Exception {
    write("a@example.com");
    var begun = new CountDownLatch(1);
    var slow =
        postman(
            _ -> {
              begun.countDown();
              Thread.sleep(Duration.ofMinutes(5));
              return new Transmission.Taken();
            });
    var round = Thread.ofVirtual().start(slow::one);
    begun.await();
    slow.stop();
    round.join();
    assertThat(postman().one()).isTrue();
    assertThat(handed).extracting(QueuedMail::attempts).containsExactly(0);
    assertThat(waiting()).isZero();
  }
}
