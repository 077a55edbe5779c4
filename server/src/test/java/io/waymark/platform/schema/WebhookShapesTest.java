package io.waymark.platform.schema;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Requests about webhooks, written as their slice will write them. */
class WebhookShapesTest {

  @TestFactory
  @DisplayName("(c.3) the golden inputs of webhooks")
  Stream<DynamicTest> vectors() {
    return ValidationVectors.of(shapes());
  }

  record NewWebhook(
      String name,
      String url,
      List<String> triggers,
      @Nullable String linkScope,
      @Nullable List<String> linkIds) {
    boolean clicks() {
      return triggers.contains("link.clicked");
    }
  }

  private static Shape<NewWebhook> webhook() {
    return Shape.of(
            NewWebhook.class,
            field("name", text().min(1).max(40)),
            field("url", target()),
            field(
                "triggers",
                list(
                    choice(
                        words(
                            "link.created link.updated link.deleted link.clicked "
                                + "lead.created sale.created partner.application_submitted "
                                + "partner.enrolled partner.merged commission.created "
                                + "bounty.created bounty.updated payout.confirmed "
                                + "discount_code.created discount_code.deleted")))),
            field("linkScope", choice("workspace", "folders", "links").nullable()).optional(),
            field("linkIds", list(text()).max(1000).nullable()).optional())
        .rule(
            "linkScope",
            webhook -> !webhook.clicks() || webhook.linkScope() != null,
            "\"linkScope\" is required when the \"link.clicked\" trigger is enabled.")
        .rule(
            "linkScope",
            webhook -> webhook.clicks() || webhook.linkScope() == null,
            "\"linkScope\" can only be set when the \"link.clicked\" trigger is enabled.")
        .rule(
            "linkIds",
            webhook ->
                !"links".equals(webhook.linkScope())
                    || (webhook.linkIds() != null && !webhook.linkIds().isEmpty()),
            "Select at least one link");
  }

  static Map<String, Schema<?>> shapes() {
    return Map.of("createWebhook.body", webhook());
  }

  private static Schema<String> target() {
    return text().max(32_000).mapped(StandInUrls::target, "Invalid URL");
  }

  private static String[] words(String text) {
    return text.split(" ", -1);
  }
}
