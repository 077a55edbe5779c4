package io.waymark.archive;

import static io.waymark.archive.Field.created;
import static io.waymark.archive.Field.flag;
import static io.waymark.archive.Field.moment;
import static io.waymark.archive.Field.sealed;
import static io.waymark.archive.Field.text;
import static io.waymark.archive.Field.texts;
import static io.waymark.archive.Field.updated;
import static io.waymark.archive.Field.whole;

/** By what else people and programs come in: invitations, second factors, apps. */
final class AccessFiles {
  private static final String SHA_256 = "The SHA-256 of %s, in hexadecimal digits.";

  private static final Reference APP =
      new Reference("oauth_apps", "app", "its id or client id", "t.client_id = @", null);

  static final Reference INSTALLATION =
      new Reference("oauth_installations", "installation", "its id", null, null);

  static final TableFile FORMER_SLUGS =
      TableFile.of(
              "formerSlugs",
              "workspace_slugs",
              "Names that workspaces had in addresses, which still lead there.")
          .ofWorkspace("workspace_id")
          .identity("@.slug")
          .fields(text("slug", "The name, in lower case.").required(), created())
          .example(
              """
              {"slug": "acme-inc"}
              """);

  static final TableFile INVITES =
      TableFile.of("invites", "invites", "Who was invited and has not come yet.")
          .ids("inv_", "The invitation's id.", "@.workspace_id", "lower(@.email)")
          .ofWorkspace("workspace_id")
          .uniques(
              Unique.of("the address", "@.workspace_id", "lower(@.email)"),
              Unique.of("the link", "@.token_hash"))
          .fields(
              text("email", "The address that was invited.").required(),
              text("role", "What they will be allowed.")
                  .oneOf("owner", "member", "viewer", "billing")
                  .orElse("\"member\""),
              Field.of("tokenHash", Kind.HASH, SHA_256.formatted("the token in its link"))
                  .required(),
              flag("mailed", "Whether the link went to that address by mail."),
              flag("byLink", "Whether they asked for it by the workspace's invite link."),
              text("userId", "Who invited them.").to(Reference.USER),
              moment("expiresAt", "When it ends.").required(),
              created())
          .example(
              """
              {"email": "bob@acme.com", "tokenHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "expiresAt": "2030-01-01T00:00:00.000Z"}
              """);

  static final TableFile INVITE_LINKS =
      TableFile.of(
              "inviteLinks",
              "invite_links",
              "Links by which whoever has one can join a workspace, one each.")
          .ofWorkspace("workspace_id")
          .identity("@.workspace_id")
          .uniques(Unique.of("the link", "@.token_hash"))
          .fields(
              Field.of("tokenHash", Kind.HASH, SHA_256.formatted("the token in the link"))
                  .required(),
              text("userId", "Who made it.").to(Reference.USER),
              created())
          .onlySecrets()
          .example(
              """
              {"tokenHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}
              """);

  static final TableFile SECOND_FACTORS =
      TableFile.of("secondFactors", "second_factors", "The apps whose codes people sign in with.")
          .identity("@.user_id")
          .fields(
              text("userId", "Whose app it is.").required().to(Reference.USER),
              sealed("secret", "What the codes are made of, in base 32.").required(),
              moment("confirmedAt", "When it showed a first code; without, it is not asked for."),
              whole("lastStep", "The time step of the last code that was used.").orElse("0"))
          .onlySecrets()
          .example(
              """
              {"userId": "ann@acme.com", "secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "confirmedAt": "2026-01-01T00:00:00.000Z"}
              """);

  static final TableFile IDENTITIES =
      TableFile.of("identities", "user_identities", "Who people are at the OpenID provider.")
          .identity("@.issuer", "@.subject")
          .uniques(Unique.of("the account", "@.user_id", "@.issuer"))
          .fields(
              text("issuer", "The provider, as it calls itself.").required(),
              text("subject", "The person, as the provider calls them.").required(),
              text("userId", "Whose account that is here.").required().to(Reference.USER),
              created())
          .example(
              """
              {"issuer": "https://id.acme.com", "subject": "248289761001", "userId": "ann@acme.com"}
              """);

  static final TableFile RECOVERY_CODES =
      TableFile.of("recoveryCodes", "recovery_codes", "Codes for whoever lost that app.")
          .identity("@.user_id", "@.code_hash")
          .fields(
              text("userId", "Whose code it is.").required().to(Reference.USER),
              Field.of("codeHash", Kind.HASH, SHA_256.formatted("the code")).required())
          .onlySecrets()
          .example(
              """
              {"userId": "ann@acme.com", "codeHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}
              """);

  static final TableFile PERSONAL_KEYS =
      TableFile.of(
              "personalKeys", "personal_keys", "Keys of people, which open all their workspaces.")
          .ids("key_", "The key's id.", "@.hashed_key")
          .uniques(Unique.of("the key", "@.hashed_key"))
          .fields(
              text("userId", "Whose key it is.").required().to(Reference.USER),
              text("name", "What it is called.").orElse("\"Key\""),
              Field.of("hashedKey", Kind.HASH, SHA_256.formatted("the whole key")).required(),
              text("partialKey", "What is shown of it.").required(),
              moment("expiresAt", "When it ends."),
              moment("lastUsed", "When it was last used, roughly.").kept(),
              created())
          .example(
              """
              {"userId": "ann@acme.com", "hashedKey": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "partialKey": "abc...wxyz"}
              """);

  static final TableFile OAUTH_APPS =
      TableFile.of("oauthApps", "oauth_apps", "Apps that act for users who let them.")
          .ids("app_", "The app's id.", "@.client_id")
          .ofWorkspace("workspace_id")
          .uniques(
              Unique.of("the client id", "@.client_id"), Unique.of("the slug", "lower(@.slug)"))
          .fields(
              text("userId", "Who made it.").to(Reference.USER),
              text("name", "Its name.").required(),
              text("slug", "Its name in addresses.").required(),
              text("developer", "Whose app it is, for people.").required(),
              text("website", "The developer's site.").required(),
              text("description", "What it does, in a sentence."),
              text("readme", "What it does, at length."),
              text("logo", "The address of its logo."),
              texts("screenshots", "Addresses of pictures of it.").orElse("[]"),
              text("installUrl", "Where its installation begins."),
              texts("redirectUris", "Where users may be sent back to.").required(),
              text("clientId", "What it calls itself: `dub_app_` and 48 hexadecimal digits.")
                  .required(),
              Field.of(
                  "hashedSecret",
                  Kind.HASH,
                  SHA_256.formatted("its secret") + " Without, it proves itself by PKCE alone."),
              text("partialSecret", "What is shown of the secret."),
              flag("pkce", "Whether it proves itself by PKCE."),
              flag("verified", "Whether users of other workspaces may install it."),
              created(),
              updated())
          .example(
              """
              {"name": "Reports", "slug": "reports", "developer": "Acme", "website": "https://acme.com", "redirectUris": ["https://acme.com/callback"], "clientId": "dub_app_0123456789abcdef0123456789abcdef0123456789abcdef", "pkce": true}
              """);

  static final TableFile OAUTH_INSTALLATIONS =
      TableFile.of(
              "oauthInstallations",
              "oauth_installations",
              "Which apps act for whom, in which workspace.")
          .ids("inst_", "The installation's id.", "@.app_id", "@.workspace_id", "@.user_id")
          .ofWorkspace("workspace_id")
          .uniques(Unique.of("app and user", "@.app_id", "@.workspace_id", "@.user_id"))
          .fields(
              text("appId", "The app.").required().to(APP),
              text("userId", "The user.").required().to(Reference.USER),
              texts("scopes", "What it may do.").required(),
              Field.of("hashedCode", Kind.HASH, SHA_256.formatted("the code that it came from"))
                  .required(),
              created(),
              updated())
          .example(
              """
              {"appId": "dub_app_0123456789abcdef0123456789abcdef0123456789abcdef", "userId": "ann@acme.com", "scopes": ["links.read"], "hashedCode": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}
              """);

  static final TableFile OAUTH_REFRESH_TOKENS =
      TableFile.of(
              "oauthRefreshTokens",
              "oauth_refresh_tokens",
              "What apps get new access tokens with; those that were used stay for a while.")
          .identity("@.hashed_token")
          .scope(
              "@.installation_id in (select id from oauth_installations where workspace_id = :workspace)")
          .fields(
              Field.of("hashedToken", Kind.HASH, SHA_256.formatted("the token")).required(),
              text("installationId", "The installation.").required().to(INSTALLATION),
              flag("used", "Whether it was used."),
              moment("expiresAt", "When it ends.").required(),
              created())
          .onlySecrets()
          .example(
              """
              {"hashedToken": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "installationId": "inst_1M80AQ7C7GVFBDFTPC8WTCRTJ", "expiresAt": "2030-01-01T00:00:00.000Z"}
              """);

  private AccessFiles() {}
}
