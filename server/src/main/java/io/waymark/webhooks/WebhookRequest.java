package io.waymark.webhooks;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.net.UrlInput;
import io.waymark.platform.net.WebUrl;
import io.waymark.platform.schema.Fields;
import io.waymark.platform.schema.Given;
import io.waymark.platform.schema.InvalidInput;
import io.waymark.platform.schema.IssueCode;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a webhook's creation and of its change (webhooks 1). */
record WebhookRequest(
    @Nullable String name,
    @Nullable String url,
    @Nullable List<Trigger> triggers,
    Given<ClickScope> linkScope,
    Given<List<String>> linkIds,
    Given<List<String>> folderIds) {

  static final String SCOPE_MISSING =
      "\"linkScope\" is required when the \"link.clicked\" trigger is enabled.";
  static final String SCOPE_TOO_MUCH =
      "\"linkScope\" can only be set when the \"link.clicked\" trigger is enabled.";
  static final String NO_LINKS = "Select at least one link";
  static final String NO_FOLDERS = "Select at least one folder";

  private static final Fields FIELDS =
      Fields.of(
          field("name", text().min(1).max(40)).described("What the webhook is called."),
          field("url", target())
              .described(
                  "The endpoint that is told. `https://` is added where a scheme is missing."
                      + " For Segment, write the source's write key before the host:"
                      + " `https://KEY@api.segment.io/v1/track`."),
          field("triggers", list(choice(Trigger.class, Trigger::label)))
              .described("What it is told of. May be empty."),
          field("linkScope", choice(ClickScope.class, ClickScope::label).nullable())
              .described(
                  "Of whose clicks it is told: `workspace` for all links, `folders` or `links` for"
                      + " those of folderIds or linkIds. Only with the trigger `link.clicked`.")
              .optional(),
          field("linkIds", list(text()).max(1000).nullable())
              .described("The links whose clicks it is told of.")
              .optional(),
          field("folderIds", list(text()).max(100).nullable())
              .described("The folders of the links whose clicks it is told of.")
              .optional());

  static final Shape<WebhookRequest> CREATE =
      Shape.of(WebhookRequest.class, FIELDS)
          .rule(
              "linkScope",
              request -> !request.clicks() || request.linkScope.orNull() != null,
              SCOPE_MISSING)
          .rule(
              "linkScope",
              request -> request.clicks() || request.linkScope.orNull() == null,
              SCOPE_TOO_MUCH)
          .rule(
              "linkIds",
              request -> request.linkScope.orNull() != ClickScope.LINKS || !empty(request.linkIds),
              NO_LINKS)
          .rule(
              "folderIds",
              request ->
                  request.linkScope.orNull() != ClickScope.FOLDERS || !empty(request.folderIds),
              NO_FOLDERS)
          .named("NewWebhook");

  static final Shape<WebhookRequest> CHANGE =
      Shape.of(WebhookRequest.class, FIELDS.optional()).named("WebhookChange");

  private boolean clicks() {
    return triggers != null && triggers.contains(Trigger.LINK_CLICKED);
  }

  static boolean empty(Given<List<String>> ids) {
    var list = ids.orNull();
    return list == null || list.isEmpty();
  }

  /** A rule that only shows when request and stored webhook are looked at together. */
  static InvalidInput broken(String field, String text) {
    return new InvalidInput(IssueCode.CUSTOM, field, text);
  }

  private static Schema<String> target() {
    return text().max(32_000).mapped(WebhookRequest::endpoint, "Invalid URL");
  }

  /** User names and passwords are never sent; only Segment's write key may stand there. */
  private static @Nullable String endpoint(String input) {
    var url = WebUrl.parse(UrlInput.normalise(input));
    if (url == null || !(url.protocol().equals("http:") || url.protocol().equals("https:"))) {
      return null;
    }
    var bare = url.username().isEmpty() && url.password().isEmpty();
    return bare || Receiver.of(url.href()) == Receiver.SEGMENT ? UrlInput.normalise(input) : null;
  }
}
