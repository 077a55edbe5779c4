package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/** A test of what visitors of short links get, with a link and a domain to make. */
abstract class VisitorTest extends ApiTest {
  static final String IP = "203.0.113.7";
  static final String IPHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
          + " Version/17.5 Mobile/15E148 Safari/604.1";

  /** The id of the link made last. */
  String id = "";

  /**
   * Makes a link.
   *
   * @param body where {@code %s} stands for a key of the test's own
   */
  void link(String body) {
    var reply = api.post("/api/links", body.formatted(workspace.slug()));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    id = reply.json().path("id").asText();
  }

  void change(String body) {
    assertThat(api.patch("/api/links/" + id, body).status()).isEqualTo(200);
  }

  String location(String query) {
    var location = api.visit("/" + workspace.slug() + query, IP).header("Location");
    return location == null ? "" : location;
  }

  /** Adds a domain of the test's own. */
  String domain(String settings) {
    var slug = workspace.slug().toLowerCase(Locale.ROOT) + ".com";
    var reply = api.post("/api/domains", "{\"slug\":\"%s\"%s}".formatted(slug, settings));
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return slug;
  }

  /** A visit of a host, with any other headers. */
  Api.Reply visit(String host, String path, String... headers) {
    var all = new TreeMap<>(Map.of("Host", host, "User-Agent", Api.BROWSER, "X-Forwarded-For", IP));
    for (var i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    return api.send("GET", path, null, all);
  }

  /** Changes what no operation of the API changes; before the first visit, because of the cache. */
  void sql(String sql, Object... values) {
    Jdbi.create(database).useHandle(handle -> handle.execute(sql, values));
  }
}
