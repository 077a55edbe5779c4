package io.waymark.traffic.deeplinks;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.postgres.TestPostgres;
import io.waymark.traffic.redirect.DeferredLinks.DeferredLink;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeferredLinksTest {
  private static final String IP = "203.0.113.7";

  private final SecretBox secrets = new SecretBox(new byte[32], new SecureRandom());
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private Jdbi jdbi;
  private DeepLinkSlice slice;

  @BeforeEach
  void open() {
    jdbi = TestPostgres.jdbi();
    slice = new DeepLinkSlice(jdbi, secrets, metrics, () -> now, Runnable::run);
  }

  private static DeferredLink link(String ip, String key, String clickId) {
    return new DeferredLink(ip, "acme.link", key, clickId, "link_" + key, "https://x.com/" + key);
  }

  private void rememberAt(String time, DeferredLink link) {
    now = Instant.parse(time);
    slice.deferred().remember(link);
  }

  @Test
  @DisplayName("RED-34: the last link on the domain from the address within the hour")
  void theLastIsFound() {
    rememberAt("2026-11-21T12:00:00Z", link(IP, "a", "click1"));
    rememberAt("2026-11-21T12:10:00Z", link(IP, "b", "click2"));
    rememberAt("2026-11-21T12:20:00Z", link("203.0.113.8", "c", "click3"));
    assertThat(slice.lookup().last(IP, "acme.link")).isEqualTo(link(IP, "b", "click2"));
    rememberAt("2026-11-21T12:30:00Z", link(IP, "a", "click4"));
    assertThat(slice.lookup().last(IP, "acme.link")).isEqualTo(link(IP, "a", "click4"));
    assertThat(slice.lookup().last(IP, "other.link")).isNull();
    assertThat(slice.lookup().last("", "acme.link")).isNull();
  }

  @Test
  @DisplayName("RED-31: remembered for an hour, then neither found nor kept")
  void anHour() {
    rememberAt("2026-11-21T12:00:00Z", link(IP, "a", "click1"));
    now = Instant.parse("2026-11-21T12:59:59Z");
    slice.cleanUp();
    assertThat(slice.lookup().last(IP, "acme.link")).isNotNull();
    now = Instant.parse("2026-11-21T13:00:00Z");
    assertThat(slice.lookup().last(IP, "acme.link")).isNull();
    assertThat(rows()).isEqualTo(1);
    slice.cleanUp();
    assertThat(rows()).isZero();
  }

  @Test
  @DisplayName("of many in one batch, the last of each place is written")
  void aBatch() {
    var tasks = new ArrayList<Runnable>();
    slice = new DeepLinkSlice(jdbi, secrets, metrics, () -> now, tasks::add);
    for (var i = 0; i < 1_200; i++) {
      slice.deferred().remember(link(IP, "a" + i % 3, "click" + i));
    }
    assertThat(tasks).hasSize(1);
    tasks.getFirst().run();
    assertThat(rows()).isEqualTo(3);
    List<String> ids =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select click_id from deferred_links order by key")
                    .mapTo(String.class)
                    .list());
    assertThat(ids).containsExactly("click1197", "click1198", "click1199");
  }

  @Test
  @DisplayName("no address is kept")
  void noAddress() {
    rememberAt("2026-11-21T12:00:00Z", link(IP, "a", "click1"));
    var row =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select d::text from deferred_links d")
                    .mapTo(String.class)
                    .one());
    assertThat(row).contains("click1").doesNotContain(IP);
  }

  @Test
  @DisplayName("a database or an executor that refuses costs the entry and nothing else")
  void refusals() {
    jdbi.useHandle(handle -> handle.execute("alter table deferred_links rename to elsewhere"));
    slice.deferred().remember(link(IP, "a", "click1"));
    assertThat(forgotten()).isEqualTo(1);
    jdbi.useHandle(handle -> handle.execute("alter table elsewhere rename to deferred_links"));
    slice.deferred().remember(link(IP, "a", "click2"));
    assertThat(slice.lookup().last(IP, "acme.link")).isEqualTo(link(IP, "a", "click2"));

    var closing = new SimpleMeterRegistry();
    var refusing =
        new DeepLinkSlice(
            jdbi,
            secrets,
            closing,
            () -> now,
            _ -> {
              throw new RejectedExecutionException();
            });
    refusing.deferred().remember(link(IP, "b", "click3"));
    assertThat(closing.get("waymark.deep.links.forgotten").gauge().value()).isEqualTo(1);
  }

  private double forgotten() {
    return metrics.get("waymark.deep.links.forgotten").gauge().value();
  }

  private long rows() {
    return jdbi.withHandle(
        handle ->
            handle.createQuery("select count(*) from deferred_links").mapTo(Long.class).one());
  }
}
