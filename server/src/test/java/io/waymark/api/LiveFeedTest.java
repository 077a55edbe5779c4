package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.app.StoreUnderTest;
import io.waymark.events.SampleClick;
import io.waymark.events.SampleConversion;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // filled in by the framework before each test
class LiveFeedTest extends ApiTest {
  @Inject StoreUnderTest events;

  @Test
  @DisplayName("a workspace's events are told as they happen, and nobody else's")
  void tellsOfEvents() throws IOException, InterruptedException {
    var link = link();
    var other = api.as(workspaces.create());
    other.post(
        "/api/links", "{\"url\":\"https://x.com/\",\"key\":\"%s-o\"}".formatted(workspace.slug()));
    try (var lines = listen("")) {
      var told = lines.iterator();
      assertThat(told.next()).isEqualTo("retry: 500");
      assertThat(told.next()).isEqualTo(": listening");
      api.visit("/" + workspace.slug() + "-o", "203.0.113.9");
      api.visit("/" + workspace.slug(), "203.0.113.1");
      assertThat(next(told, "event: ")).isEqualTo("event: click");
      assertThat(Api.JSON.readTree(next(told, "data: ").substring(6)).at("/click/country").asText())
          .isEqualTo("US");
      var click = SampleClick.sequence(1).workspace(workspace.id()).link(link);
      events
          .store()
          .appendConversions(
              List.of(SampleConversion.sale(workspace.slug()).of(click).amount(7).sale()));
      assertThat(next(told, "id: ")).isEqualTo("id: " + workspace.slug());
      assertThat(next(told, "event: ")).isEqualTo("event: sale");
      assertThat(next(told, "data: ")).contains("\"amount\":7");
    }
  }

  @Test
  @DisplayName("a feed tells what it was asked for only")
  void tellsWhatIsWanted() throws IOException, InterruptedException {
    var click = SampleClick.sequence(1).workspace(workspace.id()).link(link());
    try (var lines = listen("?event=leads")) {
      var told = lines.iterator();
      assertThat(told.next()).isEqualTo("retry: 500");
      assertThat(told.next()).isEqualTo(": listening");
      events
          .store()
          .appendConversions(
              List.of(
                  SampleConversion.sale(workspace.slug() + "s").of(click).sale(),
                  SampleConversion.lead(workspace.slug() + "l").of(click).lead()));
      assertThat(next(told, "event: ")).isEqualTo("event: lead");
    }
    assertThat(api.get("/api/events/stream").status()).isEqualTo(400);
    assertThat(api.as((String) null).get("/api/events/stream").status()).isEqualTo(401);
  }

  private String link() {
    return api.post(
            "/api/links", "{\"url\":\"https://x.com/\",\"key\":\"%s\"}".formatted(workspace.slug()))
        .json()
        .path("id")
        .asText();
  }

  private Stream<String> listen(String query) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create(base.toString().replaceFirst("/$", "") + "/api/events/stream" + query))
            .header("Authorization", "Bearer " + workspace.key())
            .header("Accept", "text/event-stream")
            .build();
    var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
    return response.body();
  }

  /** The next line that begins so; the feed's own liveliness ends waiting in vain. */
  private static String next(Iterator<String> lines, String beginning) {
    while (lines.hasNext()) {
      var line = lines.next();
      assertThat(line).isNotEqualTo(": still there");
      if (line.startsWith(beginning)) {
        return line;
      }
    }
    throw new AssertionError("the feed ended");
  }
}
