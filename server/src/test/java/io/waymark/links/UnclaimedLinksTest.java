package io.waymark.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.links.tags.TagSlice;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.postgres.TestPostgres;
import io.waymark.platform.text.Ids;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Links of nobody, at times of the test's choice. */
class UnclaimedLinksTest {
  private static final Jdbi JDBI = open();

  private final SecureRandom random = new SecureRandom();
  private Instant now = Instant.parse("2030-01-31T23:45:00Z");
  private final InstantSource clock = () -> now;
  private final Ids ids = new Ids(clock, random);
  private final SecretBox secrets = new SecretBox(new byte[32], random);
  private final LinkTable table = new LinkTable(secrets);
  private final LinkCache cache = new LinkCache(JDBI, secrets, 1 << 20, new Random(1));
  private final AnonymousLinks links =
      new AnonymousLinks(
          JDBI,
          table,
          new LinkRules(
              new LinkAddresses(
                  table, ids, new LinkPolicy(() -> "d.co", Set.of(), Blocklist.NOTHING, true)),
              table,
              new LinkLabels(
                  new TagSlice(JDBI, ids, clock, random).tags(),
                  new NoWebhooks(),
                  new NoPrograms()),
              new Destinations(Blocklist.NOTHING)),
          cache,
          new FullLinks(new TagSlice(JDBI, ids, clock, random).tags(), new NoWebhooks()),
          ids,
          clock);

  private static Jdbi open() {
    return TestPostgres.jdbi();
  }

  @BeforeEach
  void domain() {
    JDBI.useHandle(
        handle -> {
          handle.execute("delete from links");
          handle.execute("delete from domains");
          DomainTable.insertShared(handle, "dom_1", "d.co", now);
          handle.execute(
              """
              insert into links (id, domain, key, folded_key, url, short_link, created_at, updated_at)
              values ('link_root', 'd.co', '_root', '_root', '', 'https://d.co', '2020-01-01', '2020-01-01')
              """);
        });
  }

  private String create(String key) {
    return links
        .create(
            LinkSchemas.CREATE.parseJson(
                "{\"url\":\"https://a.com\",\"key\":\"%s\"}"
                    .formatted(key)
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .link()
        .key();
  }

  private boolean found(String key) {
    return cache.link(new LinkCache.Address("d.co", key)).value() != null;
  }

  @Test
  @DisplayName("LNK-40: a link of nobody lasts for half an hour, and a domain's own for ever")
  void expires() {
    create("early");
    now = now.plus(Duration.ofMinutes(20));
    create("late");
    assertThat(found("early")).isTrue();

    links.expire();
    assertThat(found("early")).isTrue();
    now = now.plus(Duration.ofMinutes(11));
    links.expire();
    assertThat(found("early")).isFalse();
    assertThat(found("late")).isTrue();
    now = now.plus(Duration.ofDays(365));
    links.expire();
    assertThat(found("late")).isFalse();
    assertThat(found("_root")).isTrue();
  }
}
