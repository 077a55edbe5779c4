package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.api.Api.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;

/** A test of what follows a click: links that are clicked, and reports of what came of it. */
abstract class ConversionTest extends ApiTest {
  private static final AtomicInteger VISITORS = new AtomicInteger();
  private static final Pattern CLICK_ID = Pattern.compile("dub_id=([0-9A-Za-z]{16})");

  /** A link whose visitors are told their click ids. */
  JsonNode link(String key) {
    return link(api, workspace.slug() + key);
  }

  static JsonNode link(Api owner, String key) {
    var reply =
        owner.post(
            "/api/links",
            "{\"url\":\"https://shop.example/\",\"key\":\"%s\",\"trackConversion\":true}"
                .formatted(key));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  /** A click by somebody new, known the moment the redirect has answered. */
  String click(JsonNode link) {
    var number = VISITORS.incrementAndGet();
    var ip = "203.0.113.%d".formatted(1 + number % 250);
    var visit =
        api.send(
            "GET",
            "/" + link.path("key").asText(),
            null,
            Map.of("User-Agent", Api.BROWSER + number, "X-Forwarded-For", ip));
    var location = CLICK_ID.matcher(String.valueOf(visit.header("Location")));
    assertThat(location.find()).as("the click id in " + visit.header("Location")).isTrue();
    return location.group(1);
  }

  Reply lead(String body) {
    return api.post("/api/track/lead", body);
  }

  Reply lead(String clickId, String eventName, String customer) {
    return lead(
        "{\"clickId\":\"%s\",\"eventName\":\"%s\",\"customerExternalId\":\"%s\"}"
            .formatted(clickId, eventName, customer));
  }

  Reply sale(String body) {
    return api.post("/api/track/sale", body);
  }

  Reply sale(String customer, long amount, String invoice) {
    return sale(
        "{\"customerExternalId\":\"%s\",\"amount\":%d,\"invoiceId\":\"%s\"}"
            .formatted(customer, amount, invoice));
  }

  JsonNode now(JsonNode link) {
    return api.get("/api/links/" + link.path("id").asText()).json();
  }

  /** Leads, conversions, sales and sale amount of a link. */
  String counters(JsonNode link) {
    var now = now(link);
    return "%d/%d/%d/%d"
        .formatted(
            now.path("leads").asLong(),
            now.path("conversions").asLong(),
            now.path("sales").asLong(),
            now.path("saleAmount").asLong());
  }

  JsonNode customer(String externalId) {
    return api.get("/api/customers/ext_" + externalId).json();
  }

  JsonNode events(String kind) {
    return api.get("/api/events?interval=all&event=" + kind).json();
  }

  /** What the workspace was charged for leads and sales: all but the clicks that are counted. */
  long charged() {
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle
                    .createQuery("select usage - total_clicks from workspaces where id = :id")
                    .bind("id", workspace.id())
                    .mapTo(Long.class)
                    .one());
  }

  /** How many events of integrations wait to be recorded. */
  long parked() {
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from parked_events where project_id = :id")
                    .bind("id", workspace.id())
                    .mapTo(Long.class)
                    .one());
  }

  /** Runs all at once and waits for their answers. */
  static List<Reply> atOnce(List<Callable<Reply>> calls) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var replies = new ArrayList<Reply>();
      for (Future<Reply> reply : threads.invokeAll(calls)) {
        replies.add(reply.get());
      }
      return replies;
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }
}
