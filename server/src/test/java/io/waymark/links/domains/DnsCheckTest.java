package io.waymark.links.domains;

import static io.waymark.links.domains.Dns.Type.A;
import static io.waymark.links.domains.Dns.Type.AAAA;
import static io.waymark.links.domains.Dns.Type.CNAME;
import static io.waymark.links.domains.Dns.Type.TXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import io.vertx.core.Vertx;
import io.waymark.links.domains.DnsReport.Purpose;
import io.waymark.links.domains.DnsReport.Wanted;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Asks a real DNS server by UDP. */
class DnsCheckTest {
  private static final String V4 = "192.0.2.10";
  private static final String V6 = "2001:db8::10";
  private static final String CNAME_TARGET = "links.waymark.example";

  private static final Vertx VERTX = Vertx.vertx();

  @SuppressWarnings("NullAway.Init") // filled in before the first test
  private static LocalDns server;

  @BeforeAll
  static void start() throws IOException {
    server = new LocalDns();
  }

  @AfterAll
  static void stop() {
    server.close();
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  private static DnsCheck check(@Nullable String cname, String... addresses) {
    var all = List.of(addresses).stream().map(InetAddress::ofLiteral).toList();
    return new DnsCheck(new NetworkDns(VERTX, server.address()), new DnsTargets(all, cname));
  }

  private static DnsStatus status(String domain, boolean proofNeeded) {
    return check(CNAME_TARGET, V4, V6).check(domain, "token", proofNeeded).status();
  }

  @Test
  @DisplayName("DOM-10: addresses of ours, all of them, are a valid configuration")
  void addresses() {
    LocalDns.set("four.check.com", A, V4);
    LocalDns.set("six.check.com", AAAA, V6);
    LocalDns.set("both.check.com", A, V4);
    LocalDns.set("both.check.com", AAAA, V6);

    assertThat(status("four.check.com", false)).isEqualTo(DnsStatus.VALID);
    assertThat(status("six.check.com", false)).isEqualTo(DnsStatus.VALID);
    assertThat(status("both.check.com", false)).isEqualTo(DnsStatus.VALID);
  }

  @Test
  @DisplayName("DOM-11: some addresses of ours are a conflict, others' are invalid")
  void otherAddresses() {
    LocalDns.set("mixed.check.com", A, V4, "198.51.100.1");
    LocalDns.set("mixed6.check.com", A, V4);
    LocalDns.set("mixed6.check.com", AAAA, "2001:db8::99");
    LocalDns.set("away.check.com", A, "198.51.100.1");
    LocalDns.set("nothing.check.com", TXT, "x");

    assertThat(status("mixed.check.com", false)).isEqualTo(DnsStatus.CONFLICTING);
    assertThat(status("mixed6.check.com", false)).isEqualTo(DnsStatus.CONFLICTING);
    assertThat(status("away.check.com", false)).isEqualTo(DnsStatus.INVALID);
    assertThat(status("nothing.check.com", false)).isEqualTo(DnsStatus.INVALID);
  }

  @Test
  @DisplayName(
      "DOM-10: an alias of our host name is valid, whatever its addresses, also at the end of others")
  void aliases() {
    LocalDns.set(CNAME_TARGET, A, "203.0.113.77");
    LocalDns.set("alias.check.com", CNAME, CNAME_TARGET);
    LocalDns.set("chain.check.com", CNAME, "alias.check.com");
    LocalDns.set("loop.check.com", CNAME, "loop.check.com");

    assertThat(status("alias.check.com", false)).isEqualTo(DnsStatus.VALID);
    assertThat(status("chain.check.com", false)).isEqualTo(DnsStatus.VALID);
  }

  @Test
  @DisplayName("DOM-11: an unknown name is not found; a server that fails says nothing")
  void noAnswer() {
    LocalDns.fail("broken.check.com");

    assertThat(status("unknown.check.com", false)).isEqualTo(DnsStatus.NOT_FOUND);
    assertThat(status("broken.check.com", false)).isEqualTo(DnsStatus.UNKNOWN);
  }

  @Test
  @DisplayName(
      "DOM-10: where proof is needed, leading here waits for the TXT record with the token")
  void proof() {
    LocalDns.set("proof.check.com", A, V4);
    assertThat(status("proof.check.com", true)).isEqualTo(DnsStatus.PENDING);

    LocalDns.set("_waymark.proof.check.com", TXT, "waymark-verify=other");
    assertThat(status("proof.check.com", true)).isEqualTo(DnsStatus.PENDING);

    LocalDns.set("_waymark.proof.check.com", TXT, "other=x", "waymark-verify=token");
    assertThat(status("proof.check.com", true)).isEqualTo(DnsStatus.VALID);
  }

  @Test
  @DisplayName(
      "DOM-10: the TXT record speaks for a domain behind other addresses, not for one without")
  void proofBehindOthers() {
    LocalDns.set("cdn.check.com", A, "198.51.100.1");
    LocalDns.set("_waymark.cdn.check.com", TXT, "waymark-verify=token");
    LocalDns.set("bare.check.com", TXT, "x");
    LocalDns.set("_waymark.bare.check.com", TXT, "waymark-verify=token");

    assertThat(status("cdn.check.com", true)).isEqualTo(DnsStatus.VALID);
    assertThat(status("bare.check.com", true)).isEqualTo(DnsStatus.INVALID);
  }

  @Test
  @DisplayName(
      "DOM-10: a server that does not know where it is leaves domains pending, and says so")
  void unconfigured() {
    LocalDns.set("pending.check.com", A, V4);
    var report = check(null).check("pending.check.com", "token", false);

    assertThat(report.status()).isEqualTo(DnsStatus.PENDING);
    assertThat(report.message()).contains("dns.addresses", "dns.cname");
  }

  @Test
  @DisplayName(
      "DOM-10: the apex gets A and AAAA, a subdomain a CNAME, both a TXT; what is there is shown")
  void records() {
    LocalDns.set("zone.co.uk", A, "198.51.100.1");
    var apex = check(CNAME_TARGET, V4, V6).check("zone.co.uk", "t1", false);
    var below = check(CNAME_TARGET, V4).check("go.zone.co.uk", "t2", true);

    assertThat(apex.apex()).isTrue();
    assertThat(apex.records())
        .containsExactly(
            new Wanted(Purpose.ROUTING, "A", "@", "zone.co.uk", V4, true, List.of("198.51.100.1")),
            new Wanted(
                Purpose.ROUTING,
                "AAAA",
                "@",
                "zone.co.uk",
                "2001:db8:0:0:0:0:0:10",
                true,
                List.of()),
            new Wanted(
                Purpose.OWNERSHIP,
                "TXT",
                "_waymark",
                "_waymark.zone.co.uk",
                "waymark-verify=t1",
                false,
                List.of()));
    assertThat(below.apex()).isFalse();
    assertThat(below.records())
        .extracting(Wanted::type, Wanted::name, Wanted::value, Wanted::required)
        .containsExactly(
            tuple("CNAME", "go", CNAME_TARGET, true),
            tuple("TXT", "_waymark.go", "waymark-verify=t2", true));
  }

  @Test
  @DisplayName("DOM-13: a site is wherever a name leads but here")
  void sites() {
    LocalDns.set("site.check.com", A, "198.51.100.1");
    LocalDns.set("ours.check.com", A, V4);

    assertThat(check(CNAME_TARGET, V4).leadsElsewhere("site.check.com")).isTrue();
    assertThat(check(CNAME_TARGET, V4).leadsElsewhere("ours.check.com")).isFalse();
    assertThat(check(CNAME_TARGET, V4).leadsElsewhere("none.check.com")).isFalse();
  }

  @Test
  @DisplayName("a DNS server that nobody runs is an unknown error, not an exception")
  void nobodyThere() throws IOException {
    var gone = new LocalDns();
    var address = gone.address();
    gone.close();
    var check =
        new DnsCheck(
            new NetworkDns(VERTX, address),
            new DnsTargets(List.of(InetAddress.ofLiteral(V4)), null));

    assertThat(check.check("four.check.com", "t", false).status()).isEqualTo(DnsStatus.UNKNOWN);
  }

  @Test
  @DisplayName("servers are named with and without a port; without one the system's is asked")
  void servers() {
    for (var server : new String[] {"9.9.9.9", "127.0.0.1:5353", "[::1]", "[::1]:5353", null}) {
      assertThatCode(() -> new NetworkDns(VERTX, server))
          .as(String.valueOf(server))
          .doesNotThrowAnyException();
    }
  }
}
