package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import io.waymark.platform.mail.LocalMail;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Mails about webhooks, as a mail server gets them. */
@QuarkusTest
@QuarkusTestResource(value = MailedServer.class, restrictToAnnotatedClass = true)
@SuppressWarnings("NullAway.Init") // filled in before each test
class WebhookMailsTest extends ApiTest {
  private LocalMail mail;
  private Receiver receiver;

  @BeforeEach
  void servers() throws IOException {
    mail = new LocalMail(MailedServer.port());
    receiver = new Receiver();
  }

  @AfterEach
  void close() {
    receiver.close();
    mail.close();
  }

  private String webhook(Api owner, String name) {
    var reply =
        owner.post(
            "/api/webhooks",
            "{\"name\":\"%s\",\"url\":\"%s\",\"triggers\":[\"link.created\"]}"
                .formatted(name, receiver.url("/")));
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.json().path("id").asText();
  }

  private void links(int count) {
    for (var i = 0; i < count; i++) {
      assertThat(api.post("/api/links", "{\"url\":\"https://x.com/\"}").status()).isEqualTo(200);
    }
  }

  private List<String> subjects() {
    return mail.received().stream().map(LocalMail.Received::subject).toList();
  }

  @Test
  @DisplayName("webhooks 1: whoever makes a webhook is told so, and no other owner")
  void created() throws Exception {
    var member = workspaces.member(workspace, Role.OWNER);
    var owner = api.as(workspaces.key(workspace.id(), member, null));
    webhook(owner, "<Sales> & co");
    await("the mail", () -> !mail.received().isEmpty());
    var came = mail.received().getFirst();
    assertThat(came.to()).isEqualTo(member + "@example.com");
    assertThat(came.from()).isEqualTo("links@acme.example");
    assertThat(came.subject()).isEqualTo("A webhook was added to Test");
    assertThat(came.text())
        .contains("“<Sales> & co”", receiver.url("/"))
        .contains("https://app.acme.example/app/%s/settings/webhooks".formatted(workspace.slug()))
        .doesNotContain("whsec_");
    assertThat(came.html()).contains("“&lt;Sales&gt; &amp; co”").doesNotContain("<Sales>");
  }

  @Test
  @DisplayName("webhooks 7: one owner is told at 5, 10, 15 failures, and at 20 that it is disabled")
  void failing() throws Exception {
    workspaces.member(workspace, Role.OWNER);
    receiver.answering(exchange -> exchange.sendResponseHeaders(500, -1));
    var id = webhook(api, "w");
    links(25);
    await("the end", () -> !api.get("/api/webhooks/" + id).json().path("disabledAt").isNull());
    await("the mails", () -> mail.received().size() >= 5);
    assertThat(subjects())
        .containsExactlyInAnyOrder(
            "A webhook was added to Test",
            "A webhook of Test fails",
            "A webhook of Test fails",
            "A webhook of Test fails",
            "A webhook of Test is disabled");
    assertThat(mail.received()).extracting(LocalMail.Received::to).containsOnly(workspace.email());
    for (var count : List.of("last 5 ", "last 10 ", "last 15 ", "last 20 ")) {
      assertThat(mail.received()).filteredOn(came -> came.text().contains(count)).hasSize(1);
    }
  }

  @Test
  @DisplayName("who does not want to hear of failing webhooks does not; the next owner does")
  void muted() throws Exception {
    var other = workspaces.member(workspace, Role.OWNER);
    var path = "/api/workspaces/" + workspace.slug() + "/notification-preferences";
    assertThat(api.get(path).text()).isEqualTo("{\"webhookFailing\":true}");
    assertThat(api.patch(path, "{\"webhookFailing\":false}").text())
        .isEqualTo("{\"webhookFailing\":false}");
    assertThat(api.get(path).text()).isEqualTo("{\"webhookFailing\":false}");
    var second = api.as(workspaces.key(workspace.id(), other, null));
    assertThat(second.get(path).text())
        .as("everybody chooses for themselves")
        .isEqualTo("{\"webhookFailing\":true}");
    receiver.answering(exchange -> exchange.sendResponseHeaders(500, -1));
    webhook(api, "w");
    links(6);
    await("the mail", () -> subjects().contains("A webhook of Test fails"));
    assertThat(mail.received())
        .filteredOn(came -> came.subject().equals("A webhook of Test fails"))
        .extracting(LocalMail.Received::to)
        .containsExactly(other + "@example.com");
  }

  @Test
  @DisplayName("what is chosen is on or off, and in one's own workspace")
  void choices() {
    var path = "/api/workspaces/" + workspace.slug() + "/notification-preferences";
    for (var body : List.of("{}", "{\"webhookFailing\":null}", "{\"webhookFailing\":\"no\"}")) {
      assertThat(api.patch(path, body).status()).as(body).isEqualTo(422);
    }
    var stranger = api.as(workspaces.create());
    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(stranger.patch(path, "{\"webhookFailing\":false}").status()).isEqualTo(404);
    assertThat(api.get(path).text()).isEqualTo("{\"webhookFailing\":true}");
    var machine = api.post("/api/tokens", "{\"name\":\"robot\",\"isMachine\":true}").json();
    var robot = api.as(machine.path("token").asText());
    assertThat(robot.patch(path, "{\"webhookFailing\":false}").status())
        .as("nobody mails a machine")
        .isEqualTo(404);
    var viewer = api.as(workspaces.memberKey(workspace, Role.VIEWER));
    assertThat(viewer.patch(path, "{\"webhookFailing\":false}").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("nobody waits for the mail server: without one, callers are answered and mails wait")
  void mailServerIsAway() throws Exception {
    mail.close();
    webhook(api, "w");
    links(1);
    await("the event", () -> receiver.told("link.created").size() == 1);
    await("the metric", () -> metric("waymark_mails_waiting") >= 1);
    mail = new LocalMail(MailedServer.port());
    await("the mail", () -> subjects().contains("A webhook was added to Test"));
  }

  private double metric(String name) {
    var text = api.send("GET", "/metrics", null, Map.of()).text();
    return text.lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElse(-1);
  }
}
