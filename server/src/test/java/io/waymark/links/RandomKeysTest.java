package io.waymark.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.identity.Caller;
import io.waymark.identity.Permission;
import io.waymark.identity.Role;
import io.waymark.identity.Workspace;
import io.waymark.links.tags.TagSlice;
import io.waymark.links.tags.Tags;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.postgres.TestPostgres;
import io.waymark.platform.schema.Echo;
import io.waymark.platform.text.Ids;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Keys drawn from a source of randomness that repeats itself. */
class RandomKeysTest {
  private static final Jdbi JDBI = open();
  private static final LinkRequest PLAIN = request("");
  private static final long SEED = 7;

  private SplittableRandom drawn = new SplittableRandom(SEED);
  private Instant now = Instant.parse("2030-01-31T23:45:00Z");
  private final InstantSource clock = () -> now;
  private final Ids ids = new Ids(clock, () -> drawn.nextLong());
  private final SecretBox secrets = new SecretBox(new byte[32], new SecureRandom());
  private final LinkTable table = new LinkTable(secrets);
  private final LinkCache cache = new LinkCache(JDBI, secrets, 1 << 20, new Random(1));
  private final Tags tags = new TagSlice(JDBI, ids, clock, new SecureRandom()).tags();
  private final FullLinks full = new FullLinks(tags, new NoWebhooks());
  private final LinkLabels labels = new LinkLabels(tags, new NoWebhooks(), new NoPrograms());
  private final LinkRules rules =
      new LinkRules(
          new LinkAddresses(
              table, ids, new LinkPolicy(() -> "d.co", Set.of(), Blocklist.NOTHING, true)),
          table,
          labels,
          new Destinations(Blocklist.NOTHING));
  private final AnonymousLinks single =
      new AnonymousLinks(JDBI, table, rules, cache, full, ids, clock);
  private final BulkCreation bulk =
      new BulkCreation(JDBI, table, rules, cache, tags, labels, new NoWebhooks(), full, ids, clock);
  private final Caller caller =
      new Caller(
          new Workspace("ws_1", "W", "w", null, null, 0, 0, now),
          "user_1",
          Role.OWNER,
          Set.of(Permission.values()),
          "session");

  private static Jdbi open() {
    return TestPostgres.jdbi();
  }

  private static LinkRequest request(String more) {
    return LinkSchemas.CREATE.parseJson(
        "{\"url\":\"https://a.com\"%s}".formatted(more).getBytes(StandardCharsets.UTF_8));
  }

  @BeforeEach
  void domain() {
    JDBI.useHandle(
        handle -> {
          handle.execute("delete from links");
          handle.execute("delete from domains");
          handle.execute("delete from workspaces");
          handle.execute("delete from users");
          handle.execute("insert into users (id, created_at) values ('user_1', '2020-01-01')");
          handle.execute(
              """
              insert into workspaces (id, name, slug, created_at, updated_at)
              values ('ws_1', 'W', 'w', '2020-01-01', '2020-01-01')
              """);
          DomainTable.insertShared(handle, "dom_1", "d.co", now);
        });
  }

  /** The same draws once more; a millisecond later, so that ids at least differ. */
  private void repeat() {
    drawn = new SplittableRandom(SEED);
    now = now.plusMillis(1);
  }

  @Test
  @DisplayName("LNK-21: a random key that is taken is drawn again")
  void drawnAgain() {
    var first = single.create(PLAIN).link().key();
    repeat();
    assertThat(single.create(PLAIN).link().key()).isNotEqualTo(first).hasSize(7);
  }

  @Test
  @DisplayName("LNK-21, LNK-44: of many links at once none is lost to a random key that is taken")
  void drawnAgainInBulk() {
    var asked = Collections.nCopies(20, new Echo<>(PLAIN, Map.of()));
    var first = bulk.create(caller, asked);
    repeat();
    var second = bulk.create(caller, asked);

    assertThat(keys(first)).hasSize(20).doesNotContainAnyElementsOf(keys(second));
    assertThat(keys(second)).hasSize(20).doesNotHaveDuplicates();
    assertThat(second.failures()).isEmpty();
  }

  @Test
  @DisplayName("LNK-21: a length with no free key left is a conflict that says so")
  void exhausted() {
    JDBI.useHandle(
        handle ->
            handle.execute(
                """
                insert into links (id, domain, key, folded_key, url, short_link, created_at, updated_at)
                select 'link_' || a || b || c, 'd.co', a || b || c, lower(a || b || c), 'https://a.com',
                  'https://d.co/' || a || b || c, '2020-01-01', '2020-01-01'
                from regexp_split_to_table(:all, '') a, regexp_split_to_table(:all, '') b,
                  regexp_split_to_table(:all, '') c
                on conflict do nothing
                """
                    .replace(":all", "'" + symbols() + "'")));
    var short3 = request(",\"keyLength\":3");
    Assertions.assertThatExceptionOfType(ApiProblem.class)
        .isThrownBy(() -> single.create(short3))
        .withMessageContaining("length 3");
  }

  private static String symbols() {
    return IntStream.rangeClosed('0', 'z')
        .filter(Character::isLetterOrDigit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static List<String> keys(BulkResult result) {
    return result.links().stream().map(made -> made.link().key()).toList();
  }
}
