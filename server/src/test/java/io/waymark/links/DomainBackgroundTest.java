package io.waymark.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.waymark.links.domains.Dns;
import io.waymark.links.domains.DnsCheck;
import io.waymark.links.domains.DnsTargets;
import io.waymark.links.domains.LocalDns;
import io.waymark.links.domains.NetworkDns;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.postgres.TestPostgres;
import io.waymark.platform.text.Ids;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What happens to domains and their links without anybody asking, at times of the test's choice.
 */
class DomainBackgroundTest {
  private static final Jdbi JDBI = open();
  private static final Vertx VERTX = Vertx.vertx();

  private final SecureRandom random = new SecureRandom();
  private Instant now = Instant.parse("2030-01-01T00:00:00Z");
  private final InstantSource clock = () -> now;
  private final Ids ids = new Ids(clock, random);
  private final SecretBox secrets = new SecretBox(new byte[32], random);
  private final LinkCache cache = new LinkCache(JDBI, secrets, 1 << 20, new Random(1));
  private final DomainMover mover = new DomainMover(JDBI, cache, clock, task -> {});

  private static Jdbi open() {
    return TestPostgres.jdbi();
  }

  @AfterAll
  static void close() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  @BeforeEach
  void empty() {
    sql("delete from domains");
    sql("delete from workspaces");
    workspace("ws_1");
  }

  private static void sql(String sql, Object... values) {
    JDBI.useHandle(handle -> handle.execute(sql, values));
  }

  private static long number(String sql, Object... values) {
    return JDBI.withHandle(handle -> handle.select(sql, values).mapTo(Long.class).one());
  }

  private void workspace(String id) {
    sql(
        "insert into workspaces (id, name, slug, created_at, updated_at) values (?, ?, ?, now(), now())",
        id,
        id,
        id);
  }

  private void domain(String slug) {
    sql(
        """
        insert into domains (id, slug, project_id, created_at, updated_at)
        values ('dom_' || ?, ?, 'ws_1', now(), now())
        """,
        slug,
        slug);
  }

  private void links(String domain, int from, int to) {
    sql(
        """
        insert into links (id, domain, key, folded_key, url, short_link, project_id, created_at, updated_at)
        select 'link_' || ?::text || lpad(i::text, 8, '0'), ?, 'K' || i, 'k' || i, 'https://x.com/' || i, 'x', 'ws_1', ?, now()
        from generate_series(?, ?) i
        """,
        domain,
        domain,
        now.atOffset(ZoneOffset.UTC),
        from,
        to);
  }

  private DomainMove rename(String from, String to) {
    var move = new DomainMove(ids.next("move_"), from, to, "ws_1", "ws_1", null, now);
    JDBI.useHandle(
        handle -> {
          handle.execute("update domains set slug = ? where slug = ?", to, from);
          DomainMoveTable.insert(handle, move);
        });
    return move;
  }

  private boolean found(String domain, String key) {
    return cache.link(new LinkCache.Address(domain, key)).value() != null;
  }

  @Test
  @DisplayName("DOM-4: links that have not moved yet are found under the new name, as links of it")
  void betweenNames() {
    domain("a.com");
    links("a.com", 1, 150);
    mover.begin(rename("a.com", "b.com"));

    assertThat(number("select count(*) from links where domain = 'a.com'")).isEqualTo(50);
    var link = cache.link(new LinkCache.Address("b.com", "k1")).value();
    assertThat(link).isNotNull();
    assertThat(link.domain()).isEqualTo("b.com");
    assertThat(link.key()).isEqualTo("K1");
    assertThat(found("b.com", "k150")).isTrue();
    assertThat(found("a.com", "k150")).isFalse();
  }

  @Test
  @DisplayName("DOM-4: after a restart the rest follows; stragglers of the next minute too")
  void restart() {
    domain("a.com");
    links("a.com", 1, 250);
    rename("a.com", "b.com");
    assertThat(found("a.com", "k7")).isTrue();
    mover.resume();

    assertThat(number("select count(*) from links where domain = 'b.com'")).isEqualTo(250);
    assertThat(found("a.com", "k7")).isFalse();
    assertThat(found("b.com", "k7")).isTrue();
    links("a.com", 251, 251);
    now = now.plusSeconds(61);
    mover.resume();
    assertThat(number("select count(*) from links where domain = 'b.com'")).isEqualTo(251);
    assertThat(number("select count(*) from domain_moves")).isZero();
  }

  @Test
  @DisplayName("DOM-4: a key that somebody took under the new name meanwhile does not cost a link")
  void takenKey() {
    domain("a.com");
    links("a.com", 1, 3);
    links("b.com", 2, 2);
    rename("a.com", "b.com");
    mover.resume();

    List<String> keys =
        JDBI.withHandle(
            handle ->
                handle
                    .select("select key from links where domain = 'b.com' order by key")
                    .mapTo(String.class)
                    .list());
    assertThat(keys).containsExactly("K1", "K2", "K2-00000002", "K3");
    assertThat(found("b.com", "k2-00000002")).isTrue();
  }

  @Test
  @DisplayName("links that others hold are waited for, not for ever")
  void heldLinks() throws Exception {
    domain("a.com");
    links("a.com", 1, 2);
    rename("a.com", "b.com");
    try (var handle = JDBI.open()) {
      handle.begin();
      handle.execute("update links set clicks = clicks + 1 where folded_key = 'k1'");
      var resumed = Thread.ofVirtual().start(mover::resume);
      while (number("select count(*) from links where domain = 'b.com'") < 1) {
        Thread.sleep(5);
      }
      handle.commit();
      assertThat(resumed.join(Duration.ofSeconds(30))).isTrue();
    }
    assertThat(number("select count(*) from links where domain = 'b.com'")).isEqualTo(2);
    assertThat(number("select sum(clicks) from links")).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "LNK-68: links older than their domain keeps them go, except root links and those kept")
  void retention() {
    domain("a.com");
    domain("b.com");
    links("a.com", 1, 250);
    links("b.com", 1, 2);
    sql("update domains set link_retention_days = 30 where slug = 'a.com'");
    sql(
        "update links set retention_cleanup_disabled_at = now() where domain = 'a.com' and key = 'K3'");
    sql(
        "update links set key = '_root', folded_key = '_root' where domain = 'a.com' and key = 'K4'");
    sql("update workspaces set total_links = 252");
    var retention = new LinkRetention(JDBI, cache, clock);
    now = now.plus(Duration.ofDays(30));
    retention.run();
    assertThat(number("select count(*) from links")).isEqualTo(252);
    assertThat(found("a.com", "k1")).isTrue();

    now = now.plusSeconds(1);
    links("a.com", 300, 300);
    retention.run();
    assertThat(number("select count(*) from links where domain = 'a.com'")).isEqualTo(3);
    assertThat(number("select count(*) from links where domain = 'b.com'")).isEqualTo(2);
    assertThat(number("select total_links from workspaces")).isEqualTo(4);
    assertThat(found("a.com", "k1")).isFalse();
    assertThat(found("a.com", "k300")).isTrue();
  }

  @Test
  @DisplayName(
      "DOM-12: each run asks about the thirty domains that were not asked about for longest")
  void hourlyCheck() throws IOException {
    try (var dns = new LocalDns()) {
      for (var i = 10; i < 45; i++) {
        domain("d%d.hourly.com".formatted(i));
        LocalDns.set("d%d.hourly.com".formatted(i), Dns.Type.A, "192.0.2.10");
      }
      LocalDns.fail("d11.hourly.com");
      sql("update domains set verified = true where slug = 'd11.hourly.com'");
      var checks = checks(dns, List.of(InetAddress.ofLiteral("192.0.2.10")));
      checks.run();

      assertThat(number("select count(*) from domains where last_checked is not null"))
          .isEqualTo(30);
      assertThat(number("select count(*) from domains where verified")).isEqualTo(30);
      now = now.plusSeconds(3600);
      checks.run();
      assertThat(number("select count(*) from domains where verified")).isEqualTo(35);
      assertThat(
              number(
                  "select count(*) from domains where last_checked = ?",
                  now.atOffset(ZoneOffset.UTC)))
          .isEqualTo(30);
    }
  }

  @Test
  @DisplayName("a server that does not know where it is leaves domains alone")
  void unconfiguredCheck() throws IOException {
    try (var dns = new LocalDns()) {
      domain("left.hourly.com");
      sql("update domains set verified = true");
      checks(dns, List.of()).run();

      assertThat(number("select count(*) from domains where verified and last_checked is null"))
          .isEqualTo(1);
    }
  }

  private DomainChecks checks(LocalDns dns, List<InetAddress> addresses) {
    return new DomainChecks(
        JDBI,
        new DnsCheck(new NetworkDns(VERTX, dns.address()), new DnsTargets(addresses, null)),
        new DomainNames(List.of()),
        cache,
        ids,
        clock);
  }

  @Test
  @DisplayName(
      "decision 10: shared domains are as the configuration says, now and after it changed")
  void sharedDomains() {
    var shared = new SharedDomains(JDBI, ids, clock);
    domain("mine.com");
    JDBI.useHandle(handle -> DomainTable.insertShared(handle, "dom_own", "own.link", now));
    assertThat(
            shared.ensure(
                "own.link", Map.of("git.new", List.of("github.com"), "mine.com", List.of("x.com"))))
        .containsExactly("mine.com");
    assertThat(bySlug("git.new").allowedHosts()).containsExactly("github.com");
    assertThat(bySlug("git.new").usableBy("ws_1")).isTrue();
    assertThat(bySlug("own.link").allowedHosts()).isNull();
    assertThat(bySlug("mine.com").allowedHosts()).isNull();

    shared.ensure("own.link", Map.of("git.new", List.of("gitlab.com")));
    assertThat(bySlug("git.new").allowedHosts()).containsExactly("gitlab.com");
    shared.ensure("own.link", Map.of());
    assertThat(bySlug("git.new").archived()).isTrue();
    assertThat(bySlug("own.link").archived()).isFalse();
    shared.ensure("own.link", Map.of("git.new", List.of("github.com")));
    assertThat(bySlug("git.new").archived()).isFalse();
  }

  private static Domain bySlug(String slug) {
    var domain = JDBI.withHandle(handle -> DomainTable.bySlug(handle, slug));
    assertThat(domain).isNotNull();
    return domain;
  }

  @Test
  @DisplayName("RED-7: what the operator says of case holds for links that exist, if it can")
  void caseSensitivity() {
    domain("go.example");
    links("go.example", 1, 2);
    assertThat(new CaseSensitivity(JDBI, Set.of("go.example"), clock).ensure()).isEmpty();
    assertThat(stored("go.example", "K1")).isTrue();
    assertThat(stored("go.example", "k1")).isFalse();

    assertThat(new CaseSensitivity(JDBI, Set.of(), clock).ensure()).isEmpty();
    assertThat(stored("go.example", "k1")).isTrue();

    assertThat(new CaseSensitivity(JDBI, Set.of("go.example"), clock).ensure()).isEmpty();
    sql(
        """
        insert into links (id, domain, key, folded_key, url, short_link, project_id, created_at, updated_at)
        values ('link_twin', 'go.example', 'k1', 'k1', 'https://x.com', 'x', 'ws_1', now(), now())
        """);
    assertThat(new CaseSensitivity(JDBI, Set.of(), clock).ensure()).containsExactly("go.example");
    assertThat(stored("go.example", "K1")).isTrue();
  }

  private static boolean stored(String domain, String foldedKey) {
    return number(
            "select count(*) from links where domain = ? and folded_key = ?", domain, foldedKey)
        > 0;
  }
}
