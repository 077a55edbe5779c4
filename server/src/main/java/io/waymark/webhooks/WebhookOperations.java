package io.waymark.webhooks;

import static io.waymark.identity.Permission.WEBHOOKS_READ;
import static io.waymark.identity.Permission.WEBHOOKS_WRITE;
import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** The API's operations on webhooks (webhooks 1). */
final class WebhookOperations {
  private static final String HEADING = "Webhooks";
  private static final String ONE = "/webhooks/{webhookId}";

  private final Jdbi jdbi;
  private final Webhooks webhooks;
  private final ExtraDeliveries extra;
  private final AttemptLog log;

  WebhookOperations(Jdbi jdbi, Webhooks webhooks, ExtraDeliveries extra, AttemptLog log) {
    this.jdbi = jdbi;
    this.webhooks = webhooks;
    this.extra = extra;
    this.log = log;
  }

  /** Which sample to send. */
  record Test(Trigger trigger) {
    static final Shape<Test> SHAPE =
        Shape.of(
                Test.class,
                field(
                        "trigger",
                        choice(Samples.TRIGGERS.stream().map(Trigger::label).toArray(String[]::new))
                            .as(Trigger.class, label -> Objects.requireNonNull(Trigger.of(label))))
                    .described("What the sample is of."))
            .named("WebhookTest");
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return Stream.of(all(operations), one(operations), deliveries(operations))
        .flatMap(List::stream)
        .toList();
  }

  private List<Operation> all(WorkspaceOperations operations) {
    return List.of(
        operations
            .get("/webhooks", "listWebhooks")
            .tag(HEADING)
            .summary("List webhooks")
            .description("Newest first.")
            .needs(WEBHOOKS_READ)
            .answers(200, list(WebhookView.WEBHOOK))
            .path(
                (caller, exchange) ->
                    Answer.ok(webhooks.list(caller).stream().map(WebhookView::webhook).toList())),
        operations
            .post("/webhooks", "createWebhook")
            .tag(HEADING)
            .summary("Create a webhook")
            .description("An endpoint of yours that is told of what happens in the workspace.")
            .needs(WEBHOOKS_WRITE)
            .answers(201, WebhookView.WEBHOOK)
            .body(
                WebhookRequest.CREATE,
                (caller, request, exchange) ->
                    Answer.json(201, WebhookView.webhook(webhooks.create(caller, request)))));
  }

  private List<Operation> one(WorkspaceOperations operations) {
    return List.of(
        operations
            .get(ONE, "getWebhook")
            .tag(HEADING)
            .summary("Get a webhook")
            .description("By its id.")
            .needs(WEBHOOKS_READ)
            .answers(200, WebhookView.WEBHOOK)
            .path(
                (caller, exchange) ->
                    Answer.ok(WebhookView.webhook(webhooks.get(caller, id(exchange))))),
        operations
            .patch(ONE, "updateWebhook")
            .tag(HEADING)
            .summary("Change a webhook")
            .description(
                "Only what the body names changes. Without the trigger `link.clicked`, it forgets"
                    + " of whose clicks it was told.")
            .needs(WEBHOOKS_WRITE)
            .answers(200, WebhookView.WEBHOOK)
            .body(
                WebhookRequest.CHANGE,
                (caller, request, exchange) ->
                    webhooks.update(caller, id(exchange), request).answer(WebhookView::webhook)),
        operations
            .delete(ONE, "deleteWebhook")
            .tag(HEADING)
            .summary("Delete a webhook")
            .description("Its log goes with it, and what is still on its way.")
            .needs(WEBHOOKS_WRITE)
            .answers(200, WebhookView.DELETED)
            .path(
                (caller, exchange) -> {
                  webhooks.delete(caller, id(exchange));
                  return Answer.ok(Map.of("id", id(exchange)));
                }),
        operations
            .post(ONE + "/enable", "enableWebhook")
            .tag(HEADING)
            .summary("Enable a webhook")
            .description(
                "It is told of what happens from now on. If it still fails, it is disabled again at"
                    + " once.")
            .needs(WEBHOOKS_WRITE)
            .answers(200, WebhookView.WEBHOOK)
            .path(
                (caller, exchange) ->
                    Answer.ok(WebhookView.webhook(webhooks.enable(caller, id(exchange), true)))),
        operations
            .post(ONE + "/disable", "disableWebhook")
            .tag(HEADING)
            .summary("Disable a webhook")
            .description("It is told of nothing any more. What is on its way still arrives.")
            .needs(WEBHOOKS_WRITE)
            .answers(200, WebhookView.WEBHOOK)
            .path(
                (caller, exchange) ->
                    Answer.ok(WebhookView.webhook(webhooks.enable(caller, id(exchange), false)))),
        operations
            .get(ONE + "/links", "listWebhookLinks")
            .tag(HEADING)
            .summary("List the links of a webhook")
            .description("The ids of those whose clicks it is told of one by one, at most 1000.")
            .needs(WEBHOOKS_READ)
            .answers(200, list(text()))
            .path((caller, exchange) -> Answer.ok(webhooks.links(caller, id(exchange)))),
        operations
            .get(ONE + "/folders", "listWebhookFolders")
            .tag(HEADING)
            .summary("List the folders of a webhook")
            .description("The ids of those whose links' clicks it is told of.")
            .needs(WEBHOOKS_READ)
            .answers(200, list(text()))
            .path((caller, exchange) -> Answer.ok(webhooks.folders(caller, id(exchange)))));
  }

  private List<Operation> deliveries(WorkspaceOperations operations) {
    return List.of(
        operations
            .get(ONE + "/events", "listWebhookEvents")
            .tag(HEADING)
            .summary("List the attempts of a webhook")
            .description("The last 100, newest first.")
            .needs(WEBHOOKS_READ)
            .analytics()
            .answers(200, list(WebhookView.ATTEMPT))
            .path(
                (caller, exchange) -> {
                  var webhook = webhooks.get(caller, id(exchange));
                  return Answer.ok(jdbi.withHandle(handle -> log.of(handle, webhook.id())));
                }),
        operations
            .get(ONE + "/notices", "listWebhookNotices")
            .tag(HEADING)
            .summary("List the notices of a webhook")
            .description("That it was made, fails, or was disabled; the last 100, newest first.")
            .needs(WEBHOOKS_READ)
            .answers(200, list(WebhookView.NOTICE))
            .path(
                (caller, exchange) -> {
                  var webhook = webhooks.get(caller, id(exchange));
                  var notices = jdbi.withHandle(handle -> NoticeBoard.of(handle, webhook.id()));
                  return Answer.ok(notices.stream().map(WebhookView::notice).toList());
                }),
        operations
            .post(ONE + "/test", "testWebhook")
            .tag(HEADING)
            .summary("Send a test event")
            .description("A sample, whatever the webhook is told of, even while it is disabled.")
            .needs(WEBHOOKS_WRITE)
            .answers(200, WebhookView.QUEUED)
            .body(
                Test.SHAPE,
                (caller, test, exchange) ->
                    Answer.ok(extra.test(caller, id(exchange), test.trigger()))),
        operations
            .post(ONE + "/deliveries/{messageId}/resend", "resendWebhookDelivery")
            .tag(HEADING)
            .summary("Send an event again")
            .description("The same event with the same id, as a new delivery.")
            .needs(WEBHOOKS_WRITE)
            .answers(200, WebhookView.QUEUED)
            .path(
                (caller, exchange) ->
                    Answer.ok(
                        extra.again(caller, id(exchange), exchange.pathParameter("messageId")))));
  }

  private static String id(Exchange exchange) {
    return exchange.pathParameter("webhookId");
  }
}
