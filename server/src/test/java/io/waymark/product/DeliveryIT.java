package io.waymark.product;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.api.Receiver;
import io.waymark.platform.mail.LocalMail;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a server that is killed still owes: webhooks their events, analytics theirs, people mails.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class DeliveryIT {
  private static final int CUSTOMERS = 10;
  private static final Pattern CLICK_ID = Pattern.compile("dub_id=([0-9A-Za-z]{16})");

  private final int port = Ports.free();
  private final int mailPort = Ports.free();
  private final CountDownLatch open = new CountDownLatch(1);

  @AutoClose private final Products products = new Products();
  @AutoClose private final HttpClient browser = HttpClient.newHttpClient();
  @TempDir private Path folder;

  @BeforeEach
  void letPostgresPass() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
  }

  private Product up() throws Exception {
    return products.up(
        folder.resolve("data"),
        port,
        "--outbound.allow=127.0.0.0/8",
        "--proxy.trusted=127.0.0.1",
        // The log is asked for until it says what it should.
        "--rate-limit.analytics=1000/s",
        // Half a minute longer, and a delivery whose process died is due again.
        "--webhooks.timeout=5s",
        "--mail.host=localhost",
        "--mail.port=" + mailPort,
        "--mail.security=none",
        "--mail.from=links@acme.example");
  }

  @Test
  @DisplayName("killed in the middle of deliveries and reports: no event and no mail is lost")
  void nothingIsLost() throws Exception {
    try (var held = new Receiver();
        var well = new Receiver()) {
      held.answering(
          exchange -> {
            open.await();
            exchange.sendResponseHeaders(200, -1);
          });
      var first = up();
      var key = first.firstKey();
      var api = first.api(key);
      var heldId = webhook(api, held.url("/"));
      var wellId = webhook(api, well.url("/"));
      var link =
          api.post(
              "/api/links",
              "{\"url\":\"https://shop.example/\",\"key\":\"shop\",\"trackConversion\":true}");
      var expected = new HashSet<String>();
      for (var i = 0; i < CUSTOMERS; i++) {
        expected.addAll(report(api, i));
      }
      Await.until("some deliveries are under way", () -> !held.told().isEmpty());
      webhook(api, well.url("/another"));
      expected.addAll(report(api, CUSTOMERS));
      first.kill();
      open.countDown();

      try (var mail = new LocalMail(mailPort)) {
        var again = up().api(key);
        assertEventsAreThereOnce(again, link.path("id").asText());
        for (var receiver : new Receiver[] {held, well}) {
          Await.until("every event has come", () -> told(receiver).containsAll(expected));
          assertThat(told(receiver)).isEqualTo(expected);
        }
        for (var webhook : new String[] {heldId, wellId}) {
          Await.until("the log tells of all", () -> delivered(again, webhook).equals(expected));
        }
        Await.until("the mails have come", () -> mail.received().size() >= 3);
        assertThat(mail.received())
            .allSatisfy(came -> assertThat(came.to()).isEqualTo("owner@localhost"))
            .anySatisfy(came -> assertThat(came.text()).contains(well.url("/another")));
      }
    }
  }

  private static String webhook(Api api, String url) throws Exception {
    return api.post(
            "/api/webhooks",
            "{\"name\":\"w\",\"url\":\"%s\",\"triggers\":[\"lead.created\",\"sale.created\"]}"
                .formatted(url))
        .path("id")
        .asText();
  }

  /** A click, a lead and a sale; what webhooks are told of them. */
  private Set<String> report(Api api, int number) throws Exception {
    var lead =
        """
        {"clickId":"%s","eventName":"Sign up","customerExternalId":"u%d"}"""
            .formatted(click(number), number);
    api.post("/api/track/lead", lead);
    var sale =
        """
        {"customerExternalId":"u%d","amount":100,"invoiceId":"inv%d"}"""
            .formatted(number, number);
    api.post("/api/track/sale", sale);
    return Set.of("lead.created u" + number, "sale.created u" + number);
  }

  private String click(int number) throws Exception {
    var visit =
        HttpRequest.newBuilder(URI.create("http://localhost:%d/shop".formatted(port)))
            .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0")
            .header("X-Forwarded-For", "203.0.113." + (1 + number))
            .build();
    var location =
        browser.send(visit, BodyHandlers.discarding()).headers().firstValue("Location").orElse("");
    var id = CLICK_ID.matcher(location);
    assertThat(id.find()).as("the click id in " + location).isTrue();
    return id.group(1);
  }

  private static String name(JsonNode event) {
    return event.path("event").asText() + " " + event.at("/data/customer/externalId").asText();
  }

  private static Set<String> told(Receiver receiver) {
    return receiver.told().stream()
        .filter(told -> told.path().equals("/"))
        .map(told -> name(told.json()))
        .collect(toSet());
  }

  /** What the log says was taken. */
  private static Set<String> delivered(Api api, String webhook) throws Exception {
    var delivered = new HashSet<String>();
    for (var row : api.get("/api/webhooks/" + webhook + "/events")) {
      if (row.path("http_status").asInt() / 100 == 2) {
        delivered.add(name(row.path("request_body")));
      }
    }
    return delivered;
  }

  /** Counters say what was answered, and analytics and events the same. */
  private static void assertEventsAreThereOnce(Api api, String linkId) throws Exception {
    var all = CUSTOMERS + 1;
    var link = api.link(linkId);
    assertThat(link.path("leads").asInt()).isEqualTo(all);
    assertThat(link.path("sales").asInt()).isEqualTo(all);
    assertThat(link.path("saleAmount").asInt()).isEqualTo(100 * all);
    for (var kind : new String[] {"leads", "sales"}) {
      Await.until(kind + " are in events", () -> customers(api, kind).size() >= all);
      assertThat(customers(api, kind)).hasSize(all).doesNotHaveDuplicates();
      assertThat(api.get("/api/analytics?interval=24h&event=" + kind).path(kind).asInt())
          .isEqualTo(all);
    }
  }

  private static List<String> customers(Api api, String kind) throws Exception {
    var customers = new ArrayList<String>();
    for (var event : api.get("/api/events?interval=24h&event=" + kind)) {
      customers.add(event.at("/customer/externalId").asText());
    }
    return customers;
  }
}
