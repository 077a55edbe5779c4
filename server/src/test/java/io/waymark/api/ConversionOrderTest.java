package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The same reports in any order, any number of times and at once have the same outcome. */
@QuarkusTest
class ConversionOrderTest extends ConversionTest {
  private static final int CUSTOMERS = 4;

  /** What is sent where. */
  private record Report(String path, String body) {}

  @Test
  @DisplayName(
      "D2, D3: customers, counters, events and deliveries do not depend on order, repetition, luck")
  void anyOrder() throws Exception {
    var seed = Long.getLong("waymark.seed", new Random().nextLong());
    System.out.println("ConversionOrderTest: -Dwaymark.seed=" + seed);
    var random = new Random(seed);
    var outcomes = new ArrayList<String>();
    for (var round = 0; round < 3; round++) {
      workspace();
      outcomes.add(outcome(round == 0, random));
    }
    assertThat(outcomes).as("seed %d", seed).containsOnly(outcomes.getFirst());
    assertThat(outcomes.getFirst()).startsWith("links 8/4/12/");
  }

  private String outcome(boolean inOrder, Random random) throws Exception {
    try (var receiver = new Receiver()) {
      var webhook =
          "{\"name\":\"w\",\"url\":\"%s\",\"triggers\":[\"lead.created\",\"sale.created\"]}"
              .formatted(receiver.url("/"));
      assertThat(api.post("/api/webhooks", webhook).status()).isEqualTo(201);
      var outcome = reported(inOrder, random);
      await("every delivery", () -> deliveries(receiver).size() >= 20);
      return outcome + " deliveries " + deliveries(receiver);
    }
  }

  /** What was told, each event once however often it came, in an order of their own. */
  private static List<String> deliveries(Receiver receiver) {
    var byId = new TreeMap<String, String>();
    for (var told : receiver.told()) {
      var event = told.json();
      byId.put(
          event.path("id").asText(),
          event.path("event").asText()
              + " "
              + event.at("/data/eventName").asText()
              + " "
              + event.at("/data/customer/externalId").asText()
              + " "
              + event.at("/data/sale/invoiceId").asText()
              + " "
              + event.at("/data/sale/amount").asText());
    }
    return byId.values().stream().sorted().toList();
  }

  private String reported(boolean inOrder, Random random) throws Exception {
    var link = link("o");
    var leads = new ArrayList<Report>();
    var sales = new ArrayList<Report>();
    for (var i = 0; i < CUSTOMERS; i++) {
      var click = click(link);
      for (var event : List.of("Sign up", "Trial")) {
        leads.add(
            new Report(
                "/api/track/lead",
                """
                {"clickId":"%s","eventName":"%s","customerExternalId":"u%d","customerName":"N%d"}"""
                    .formatted(click, event, i, i)));
      }
      for (var j = 0; j < 3; j++) {
        sales.add(
            new Report(
                "/api/track/sale",
                """
                {"customerExternalId":"u%d","amount":%d,"invoiceId":"inv%d-%d"}"""
                    .formatted(i, 100 * i + j + 1, i, j)));
      }
    }
    send(leads, sales, inOrder, random);
    await("every event", () -> events("leads").size() == 8 && events("sales").size() == 12);
    return outcome(link);
  }

  /** A sale that came before its lead is no sale, and is sent again until it is one. */
  private void send(List<Report> leads, List<Report> sales, boolean inOrder, Random random)
      throws InterruptedException {
    if (inOrder) {
      leads.forEach(this::send);
      sales.forEach(this::send);
      return;
    }
    var all = new ArrayList<Report>();
    for (var report : List.of(leads, sales)) {
      report.forEach(one -> all.addAll(Collections.nCopies(1 + random.nextInt(3), one)));
    }
    Collections.shuffle(all, random);
    var calls = new ArrayList<Callable<Reply>>();
    all.forEach(report -> calls.add(() -> send(report)));
    assertThat(atOnce(calls)).extracting(Reply::status).containsOnly(200);
    var again = new ArrayList<Callable<Reply>>();
    sales.forEach(report -> again.add(() -> send(report)));
    assertThat(atOnce(again)).extracting(Reply::status).containsOnly(200);
  }

  private Reply send(Report report) {
    return api.post(report.path(), report.body());
  }

  private String outcome(JsonNode link) {
    var customers = new TreeMap<String, String>();
    for (var customer : api.get("/api/customers").json()) {
      customers.put(
          customer.path("externalId").asText(),
          customer.path("name").asText()
              + " "
              + customer.path("sales").asText()
              + " "
              + customer.path("saleAmount").asText());
    }
    var events = new ArrayList<String>();
    for (var kind : List.of("leads", "sales")) {
      for (var event : events(kind)) {
        events.add(
            event.path("eventName").asText()
                + " "
                + event.at("/customer/externalId").asText()
                + " "
                + event.at("/sale/invoiceId").asText()
                + " "
                + event.at("/sale/amount").asText());
      }
    }
    Collections.sort(events);
    return "links %s charged %d customers %s events %s"
        .formatted(counters(link), charged(), customers, events);
  }

  @Test
  @DisplayName("what is handed to the event store again, as after a crash, is there once")
  void handedOverAgain() throws Exception {
    var link = link("k");
    lead(click(link), "Sign up", "u1");
    sale("u1", 100, "inv");
    await("the events", () -> events("leads").size() == 1 && events("sales").size() == 1);
    var jdbi = Jdbi.create(database);
    for (var table : List.of("leads", "sales")) {
      jdbi.useHandle(
          handle ->
              handle.execute(
                  "update " + table + " set stored = false where project_id = ?", workspace.id()));
      await(
          table + " to be handed over",
          () ->
              jdbi.withHandle(
                  handle ->
                      handle
                          .createQuery(
                              "select bool_and(stored) from " + table + " where project_id = :id")
                          .bind("id", workspace.id())
                          .mapTo(Boolean.class)
                          .one()));
      assertThat(events(table)).hasSize(1);
    }
  }
}
