package io.waymark.archive;

import static io.waymark.archive.Field.counter;
import static io.waymark.archive.Field.created;
import static io.waymark.archive.Field.flag;
import static io.waymark.archive.Field.moment;
import static io.waymark.archive.Field.text;
import static io.waymark.archive.Field.texts;
import static io.waymark.archive.Field.updated;
import static io.waymark.archive.Field.whole;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.identity.Secrets;
import java.util.regex.Pattern;

/** Who there is: workspaces, users, members, keys. */
final class IdentityFiles {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,47}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");

  static final TableFile WORKSPACES =
      TableFile.of("workspaces", "workspaces", "Workspaces, with their limits and what they used.")
          .ids("ws_", "The workspace's id.", "lower(@.slug)")
          .scope("@.id = :workspace")
          .uniques(
              Unique.of("the slug", "lower(@.slug)"),
              Unique.of("the publishable key", "@.publishable_key")
                  .where("@.publishable_key is not null"))
          .fields(
              text("slug", "Its name in addresses: lower case, digits and hyphens.").required(),
              text("name", "Its name for people.").foundEarly("s.slug", "the slug"),
              text("logo", "The address of its logo."),
              text("color", "The colour of its visitors' pages, as in `#0f766e`."),
              whole("linksLimit", "The most new links a month; unlimited without."),
              whole("usageLimit", "The most clicks a month; unlimited without."),
              whole("domainsLimit", "The most domains; unlimited without."),
              whole("tagsLimit", "The most tags; unlimited without."),
              whole("foldersLimit", "The most folders; unlimited without."),
              whole("usersLimit", "The most members; unlimited without."),
              whole("billingCycleStart", "The day on which its months begin, 1 to 31.")
                  .kept(
                      "extract(day from cast(:now as timestamptz) at time zone 'UTC')::smallint",
                      "the day of the import"),
              texts("hiddenDomains", "Domains of every workspace that are not offered to it.")
                  .orElse("[]"),
              text("publishableKey", "The key that its pages show to report leads and sales.")
                  .kept(),
              texts(
                      "allowedHostnames",
                      "Hosts of pages that may report with that key; all if empty.")
                  .orElse("[]"),
              counter("usage", "Clicks of this month."),
              counter("totalClicks", "All clicks."),
              counter("linksUsage", "Links made this month."),
              counter("totalLinks", "All links."),
              moment("usageSince", "When this month began.")
                  .kept(":now", "the moment of the import"),
              created(),
              updated())
          .finer(
              (columns, _) -> {
                if (!SLUG.matcher(columns.path("slug").asText()).matches()) {
                  throw new LineProblem(
                      "slug: expected 1 to 48 of a-z, 0-9 and hyphens, with no hyphen first");
                }
              })
          .example(
              """
              {"slug": "acme", "name": "Acme"}
              """);

  static final TableFile USERS =
      TableFile.of(
              "users", "users", "People who sign in, and the machine users that some keys act for.")
          .ids("user_", "The user's id.", "lower(@.email)")
          .scope(":users")
          .uniques(Unique.of("the e-mail address", "lower(@.email)").where("@.email is not null"))
          .fields(
              text("email", "The address they sign in with; machine users have none."),
              text("name", "Their name."),
              text("image", "The address of their picture.").kept(),
              flag("isMachine", "Whether this is no person."),
              Field.of(
                      "passwordHash",
                      Kind.HASH,
                      "The password, as Argon2id; without, nobody signs in.")
                  .kept()
                  .unknownIs(""),
              moment("emailVerifiedAt", "When they showed that they read mails to the address.")
                  .kept(),
              text("password", "The password itself, of which a hash is made.").givenOnly(),
              created())
          .finer(IdentityFiles::user)
          .example(
              """
              {"email": "ann@acme.com", "name": "Ann", "password": "correct horse battery staple"}
              """);

  static final TableFile MEMBERSHIPS =
      TableFile.of("memberships", "memberships", "Which users belong to which workspaces.")
          .ofWorkspace("workspace_id")
          .identity("@.workspace_id", "@.user_id")
          .fields(
              text("userId", "The member.").required().to(Reference.USER),
              text("role", "What they may do.")
                  .oneOf("owner", "member", "viewer", "billing")
                  .orElse("\"member\""),
              text("defaultFolderId", "The folder they see first.")
                  .to(Reference.FOLDER.inWorkspace("workspace_id"))
                  .kept(),
              flag("byGroup", "Whether the mapping of groups made it, and may change and end it."),
              flag("muteWebhooks", "Whether they want no mails about webhooks that fail."),
              created())
          .example(
              """
              {"userId": "ann@acme.com", "role": "owner"}
              """);

  static final TableFile API_KEYS =
      TableFile.of("apiKeys", "api_keys", "API keys, as hashes that nobody can call with.")
          .ids("key_", "The key's id.", "@.hashed_key")
          .ofWorkspace("workspace_id")
          .uniques(
              Unique.of("the key", "@.hashed_key"),
              Unique.of("the key before", "@.previous_hash").where("@.previous_hash is not null"),
              Unique.of("the installation", "@.installation_id")
                  .where("@.installation_id is not null"))
          .fields(
              text("userId", "The user it acts for, who has to be a member to be heard.")
                  .to(Reference.USER)
                  .foundEarly(
                      """
                      (select m.user_id from memberships m
                       where m.role = 'owner' and m.workspace_id = s.workspace_id
                       order by m.created_at, m.user_id limit 1)
                      """,
                      "the workspace's first owner"),
              text("name", "What it is called.").orElse("\"Key\""),
              Field.of(
                  "hashedKey", Kind.HASH, "The SHA-256 of the whole key, in hexadecimal digits."),
              text("partialKey", "What is shown of it, as in `dub...x9Qz`."),
              text(
                      "key",
                      "The key itself, of which the two are made: `dub_` and at least 16 of A-Z, a-z and 0-9.")
                  .givenOnly(),
              texts("scopes", "What it may do; without, all that its user may."),
              moment("expiresAt", "When it ends."),
              moment("lastUsed", "When it was last used, roughly.").kept(),
              Field.of(
                  "previousHash", Kind.HASH, "The SHA-256 of the key before the last rotation."),
              moment("previousUntil", "Until when that one still opens."),
              text("installationId", "The app's installation whose access token it is.")
                  .to(AccessFiles.INSTALLATION),
              created(),
              updated())
          .finer(IdentityFiles::key)
          .example(
              """
              {"key": "dub_replaceThisByYourOwn", "name": "CI", "scopes": ["links.write"]}
              """);

  private IdentityFiles() {}

  private static void user(ObjectNode columns, LineRule.Sealer secrets) throws LineProblem {
    var email = columns.path("email");
    if (email.isTextual() && !EMAIL.matcher(email.textValue()).matches()) {
      throw new LineProblem("email: expected one e-mail address");
    }
    var password = columns.path("given_password");
    if (!password.isTextual()) {
      return;
    }
    if (columns.path("password_hash").isTextual()) {
      throw new LineProblem("password: expected this or passwordHash, not both");
    }
    if (password.textValue().length() < 8 || password.textValue().length() > 128) {
      throw new LineProblem("password: expected 8 to 128 characters");
    }
    columns.put("given_password", secrets.seal(password.textValue()));
  }

  private static void key(ObjectNode columns, LineRule.Sealer secrets) throws LineProblem {
    var key = columns.path("given_key");
    if (!key.isTextual()) {
      if (!columns.path("hashed_key").isTextual() && !columns.has("withheld")) {
        throw new LineProblem("key: expected this or hashedKey");
      }
      if (!columns.path("partial_key").isTextual()) {
        throw new LineProblem("partialKey: expected beside hashedKey");
      }
      return;
    }
    if (columns.path("hashed_key").isTextual() || columns.has("withheld")) {
      throw new LineProblem("key: expected this or hashedKey, not both");
    }
    if (!Secrets.isKey(key.textValue())) {
      throw new LineProblem("key: expected dub_ and at least 16 of A-Z, a-z and 0-9");
    }
    columns.put("hashed_key", Secrets.hash(key.textValue()));
    columns.put("partial_key", Secrets.partial(key.textValue()));
    columns.putNull("given_key");
  }
}
