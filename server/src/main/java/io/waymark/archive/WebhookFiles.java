package io.waymark.archive;

import static io.waymark.archive.Field.counter;
import static io.waymark.archive.Field.created;
import static io.waymark.archive.Field.moment;
import static io.waymark.archive.Field.sealed;
import static io.waymark.archive.Field.text;
import static io.waymark.archive.Field.texts;
import static io.waymark.archive.Field.updated;

/** Webhooks, and the server's own settings. */
final class WebhookFiles {

  static final TableFile WEBHOOKS =
      TableFile.of("webhooks", "webhooks", "Whom the server tells what happens.")
          .ids("wh_", "The webhook's id.", "@.project_id", "@.url")
          .ofWorkspace("project_id")
          .uniques(Unique.of("the url", "@.project_id", "@.url"))
          .fields(
              text("name", "Its name.").orElse("\"Webhook\""),
              text("url", "Where it is called.").required(),
              sealed("secret", "What signs the calls.").required(),
              texts("triggers", "What it is told of, as in `lead.created`.").required(),
              text("linkScope", "Whose clicks it is told of, with the trigger `link.clicked`.")
                  .oneOf("workspace", "folders", "links"),
              texts("linkIds", "Those links.")
                  .to(Reference.LINK)
                  .in(new Members("webhook_links", "webhook_id", "link_id", null)),
              texts("folderIds", "Those folders.")
                  .to(Reference.FOLDER)
                  .in(new Members("webhook_folders", "webhook_id", "folder_id", null)),
              text("userId", "Who made it.").to(Reference.USER),
              text("installationId", "The app's installation that made it, and with which it ends.")
                  .to(AccessFiles.INSTALLATION),
              counter("consecutiveFailures", "How often it failed since it last worked."),
              moment("lastFailedAt", "When it last failed.").kept(),
              moment("disabledAt", "When it was switched off.").kept(),
              created(),
              updated())
          .example(
              """
              {"url": "https://acme.com/hook", "secret": "whsec_replaceThis", "triggers": ["lead.created"]}
              """);

  static final TableFile SETTINGS =
      TableFile.of("settings", "settings", "What the server notes of itself between starts.")
          .identity("@.name")
          .fields(text("name", "Of what.").required(), text("value", "The value.").required())
          .example(
              """
              {"name": "derived-default-domain", "value": "localhost:8080"}
              """);

  private WebhookFiles() {}
}
