package io.waymark.archive;

import static io.waymark.archive.Field.created;
import static io.waymark.archive.Field.flag;
import static io.waymark.archive.Field.json;
import static io.waymark.archive.Field.moment;
import static io.waymark.archive.Field.text;
import static io.waymark.archive.Field.texts;
import static io.waymark.archive.Field.updated;
import static io.waymark.archive.Field.whole;

/** Where links are: domains, folders, tags, and templates for them. */
final class PlaceFiles {

  static final TableFile DOMAINS =
      TableFile.of("domains", "domains", "Short domains.")
          .ids("dom_", "The domain's id.", "lower(@.slug)")
          .ofWorkspaceOrNone("project_id", ":only", TableFile.ONLY_WORKSPACE_WORDS)
          .uniques(
              Unique.of("the domain", "lower(@.slug)"),
              Unique.of("the place of the primary domain", "@.project_id")
                  .where("@.is_primary and @.project_id is not null"))
          .fields(
              text("slug", "Its name, in lower case, with a port if it has one.").required(),
              flag("verified", "Whether it was seen to lead to this server.")
                  .kept("false", "`false`"),
              flag("primary", "Whether new links are made on it.").column("is_primary"),
              flag("archived", "Whether no new links are made on it."),
              flag("caseSensitive", "Whether case matters in its keys.")
                  .kept("false", "`false`: the configuration decides at the next start"),
              text("placeholder", "The destination that forms suggest."),
              text("expiredUrl", "Where links lead that have ended."),
              text("notFoundUrl", "Where keys lead that no link has."),
              text("logo", "The address of the logo in its QR codes."),
              json("assetLinks", "Its `assetlinks.json`."),
              json("appleAppSiteAssociation", "Its `apple-app-site-association`."),
              json("deepviewData", "What the page before its apps shows."),
              text("verificationToken", "What proves in the DNS whose it is.").kept(),
              moment("lastChecked", "When the DNS was last looked at.").kept(),
              whole("linkRetentionDays", "For how many days it keeps links; for ever without.")
                  .kept(),
              texts("allowedHosts", "The only hosts its links may lead to; any without."),
              created(),
              updated())
          .finer(
              (columns, _) -> {
                if (!LinkFiles.HOST.matcher(columns.path("slug").asText()).matches()) {
                  throw new LineProblem("slug: expected a host name in lower case");
                }
              })
          .example(
              """
              {"slug": "acme.link", "verified": true, "primary": true}
              """);

  static final TableFile FOLDERS =
      TableFile.of("folders", "folders", "Folders.")
          .ids("fold_", "The folder's id.", "@.project_id", "lower(@.name)")
          .ofWorkspace("project_id")
          .uniques(Unique.of("the name", "@.project_id", "lower(@.name)"))
          .fields(
              text("name", "Its name.").required(),
              text("description", "What it is for."),
              text("type", "`mega` for very many links.")
                  .oneOf("default", "mega")
                  .orElse("\"default\""),
              text("accessLevel", "What members may do who have no role in it; nothing without.")
                  .oneOf("write", "read"),
              created(),
              updated())
          .example(
              """
              {"name": "Campaigns", "accessLevel": "write"}
              """);

  private static final String OF_FOLDER_OF_WORKSPACE =
      "@.folder_id in (select f.id from folders f where f.project_id = :workspace)";

  private static final Reference FOLDER_BY_ID = Reference.FOLDER.byIdAlone();

  static final TableFile FOLDER_USERS =
      TableFile.of("folderUsers", "folder_users", "Who has a role of their own in a folder.")
          .identity("@.folder_id", "@.user_id")
          .scope(OF_FOLDER_OF_WORKSPACE)
          .fields(
              text("folderId", "The folder.").required().to(FOLDER_BY_ID),
              text("userId", "The member.").required().to(Reference.USER),
              text("role", "What they may do; without, they are shut out.")
                  .oneOf("owner", "editor", "viewer"),
              created())
          .example(
              """
              {"folderId": "fold_0CAMPAIGNS", "userId": "ann@acme.com", "role": "owner"}
              """);

  static final TableFile FOLDER_ACCESS_REQUESTS =
      TableFile.of(
              "folderAccessRequests", "folder_access_requests", "Who asks to be let into a folder.")
          .ids("fold_req_", "The request's id.", "@.folder_id", "@.user_id")
          .scope(OF_FOLDER_OF_WORKSPACE)
          .uniques(Unique.of("the request", "@.folder_id", "@.user_id"))
          .fields(
              text("folderId", "The folder.").required().to(FOLDER_BY_ID),
              text("userId", "Who asks.").required().to(Reference.USER),
              created())
          .example(
              """
              {"folderId": "fold_0CAMPAIGNS", "userId": "bob@acme.com"}
              """);

  static final TableFile TAGS =
      TableFile.of("tags", "tags", "Tags.")
          .ids("tag_", "The tag's id.", "@.project_id", "lower(@.name)")
          .ofWorkspace("project_id")
          .uniques(Unique.of("the name", "@.project_id", "lower(@.name)"))
          .fields(
              text("name", "Its name.").required(),
              text("color", "Its colour.")
                  .oneOf("red", "yellow", "green", "blue", "purple", "brown", "gray", "pink")
                  .orElse("\"blue\""),
              created(),
              updated())
          .example(
              """
              {"name": "news", "color": "green"}
              """);

  static final TableFile UTM_TEMPLATES =
      TableFile.of("utmTemplates", "utm_templates", "Named sets of campaign parameters.")
          .ids("utm_", "The template's id.", "@.project_id", "lower(@.name)")
          .ofWorkspace("project_id")
          .uniques(Unique.of("the name", "@.project_id", "lower(@.name)"))
          .fields(
              text("name", "Its name.").required(),
              text("userId", "Who made it.").to(Reference.USER),
              text("utmSource", "The campaign's source."),
              text("utmMedium", "The campaign's medium."),
              text("utmCampaign", "The campaign's name."),
              text("utmTerm", "The campaign's term."),
              text("utmContent", "The campaign's content."),
              text("ref", "The parameter `ref`."),
              created(),
              updated())
          .example(
              """
              {"name": "Newsletter", "utmSource": "newsletter", "utmMedium": "email"}
              """);

  static final TableFile DOMAIN_MOVES =
      TableFile.of(
              "domainMoves",
              "domain_moves",
              "Links that are still on their way with a domain that was renamed, given away or deleted.")
          .ids("move_", "The move's id.")
          .scope("@.from_project = :workspace and coalesce(@.to_project, :workspace) = :workspace")
          .fields(
              text("fromSlug", "The domain's name before.").required(),
              text("toSlug", "Its name now; without, its links are deleted."),
              text("fromWorkspaceId", "Whose it was.")
                  .column("from_project")
                  .required()
                  .to(Reference.WORKSPACE),
              text("toWorkspaceId", "Whose it is now.")
                  .column("to_project")
                  .to(Reference.WORKSPACE),
              text("userId", "Whose the links become."),
              created())
          .example(
              """
              {"id": "move_01", "fromSlug": "old.link", "toSlug": "acme.link", "fromWorkspaceId": "acme", "toWorkspaceId": "acme"}
              """);

  private PlaceFiles() {}
}
