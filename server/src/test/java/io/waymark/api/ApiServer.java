package io.waymark.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.waymark.links.domains.LocalDns;
import io.waymark.platform.postgres.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the server under test needs: an empty database and an empty data folder. */
public class ApiServer implements QuarkusTestResourceLifecycleManager {
  private @Nullable Path data;
  private @Nullable LocalDns dns;

  @Override
  public Map<String, String> start() {
    var database = TestPostgres.migratedDatabase();
    try {
      dns = new LocalDns();
      data = Files.createTempDirectory("waymark-api");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.ofEntries(
        Map.entry("quarkus.http.test-port", "0"),
        Map.entry("quarkus.datasource.jdbc.url", database.jdbcUrl()),
        Map.entry("quarkus.datasource.username", database.user()),
        Map.entry("quarkus.datasource.password", database.password()),
        Map.entry("waymark.data", data.toString()),
        Map.entry("waymark.dns.resolver", dns.address()),
        Map.entry("waymark.dns.addresses", "192.0.2.10"),
        Map.entry("waymark.dns.cname", "links.waymark.example"),
        Map.entry("waymark.shared-domains", "git.everybody.link=github.com,example.co.uk"),
        Map.entry("waymark.anonymous-links", "true"),
        Map.entry("waymark.case-sensitive-domains", "case.example"),
        Map.entry("waymark.bots.networks", "198.18.0.0/24"),
        Map.entry("waymark.bots.referrers", "spam.example"),
        Map.entry("waymark.blocked.hosts", "malware.example"),
        Map.entry("waymark.blocked.terms", "casino"),
        Map.entry("waymark.blocked.except", "casinomuseum.example"),
        Map.entry("waymark.blocked.keys", "swear(ing|s)"),
        Map.entry("waymark.blocked.reserved-keys", "imprint"),
        Map.entry("waymark.events.flush-interval", "50ms"),
        Map.entry("waymark.outbound.allow", "127.0.0.0/8"),
        Map.entry("waymark.imports.bitly-url", FakeLinkServices.address("bitly")),
        Map.entry("waymark.imports.rebrandly-url", FakeLinkServices.address("rebrandly")),
        Map.entry("waymark.imports.short-url", FakeLinkServices.address("short")),
        Map.entry("waymark.redirects.legal-workspace", "ws_1LEGAL"),
        Map.entry("waymark.redirects.abuse-report", "mailto:abuse@waymark.example"),
        Map.entry("waymark.proxy.trusted", "127.0.0.1,::1"),
        Map.entry(
            "waymark.geo.overrides", "203.0.113.0/24=US/CA/San Jose;198.51.100.0/24=DE/BE/Berlin"));
  }

  @Override
  public void stop() {
    if (dns != null) {
      dns.close();
    }
    if (data == null) {
      return;
    }
    try (var files = Files.walk(data)) {
      files.sorted(Comparator.reverseOrder()).forEach(ApiServer::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
