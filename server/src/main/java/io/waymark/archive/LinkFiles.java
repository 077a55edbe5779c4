package io.waymark.archive;

import static io.waymark.archive.Field.counter;
import static io.waymark.archive.Field.created;
import static io.waymark.archive.Field.flag;
import static io.waymark.archive.Field.json;
import static io.waymark.archive.Field.moment;
import static io.waymark.archive.Field.sealed;
import static io.waymark.archive.Field.text;
import static io.waymark.archive.Field.texts;
import static io.waymark.archive.Field.updated;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.net.HostNames;
import io.waymark.platform.net.WebUrl;
import io.waymark.platform.text.LinkKey;
import java.util.regex.Pattern;

/** Links. */
final class LinkFiles {
  /** A host in lower case, with a port if it has one. */
  static final Pattern HOST = Pattern.compile("[a-z0-9\\[][a-z0-9.:\\[\\]-]{0,252}");

  static final TableFile LINKS =
      TableFile.of("links", "links", "Short links, those of domains themselves included.")
          .ids("link_", "The link's id.", "@.domain", "@.key")
          .fields(text("domain", "Its domain, with the port if there is one.").required())
          .ofWorkspaceOrNone(
              "project_id",
              "coalesce((select d.project_id from domains d where d.slug = s.domain), :only)",
              "the domain's workspace, else " + TableFile.ONLY_WORKSPACE_WORDS)
          .fields(
              text("key", "What follows the slash; `_root` for the link of the domain itself.")
                  .required(),
              text("url", "The destination; empty for a domain that leads nowhere.").required(),
              text("userId", "Whose it is. They may be gone."),
              text("folderId", "Its folder.").to(Reference.FOLDER),
              texts("tagIds", "Its tags, in order.")
                  .to(Reference.TAG)
                  .in(new Members("link_tags", "link_id", "tag_id", "position")),
              text("externalId", "Its id elsewhere; no other link of the workspace has it."),
              text("tenantId", "Whose it is elsewhere."),
              text("programId", "Its partner program."),
              text("partnerId", "Its partner."),
              text("title", "The title of previews."),
              text("description", "The text of previews."),
              text("image", "The address of the picture of previews."),
              text("video", "The address of the video of previews."),
              flag("proxy", "Whether previews show these instead of the destination's own."),
              text("comments", "Notes."),
              flag("archived", "Whether it is put away; it still leads to its destination."),
              moment("expiresAt", "When it ends."),
              text("expiredUrl", "Where it leads afterwards."),
              moment("disabledAt", "When it was made to lead nowhere.").kept(),
              sealed("password", "What visitors have to know."),
              flag("rewrite", "Whether the destination is shown under the short link's address."),
              flag("doIndex", "Whether search engines may list it."),
              flag("trackConversion", "Whether leads and sales are counted."),
              flag("publicStats", "Whether anybody may see its statistics."),
              text("ios", "The destination on iPhones and iPads."),
              text("android", "The destination on Android."),
              json("geo", "Destinations by country: `{\"DE\": \"https://…\"}`."),
              json(
                  "testVariants",
                  "Destinations of an A/B test: `[{\"url\": …, \"percentage\": …}]`."),
              moment("testStartedAt", "When the test began."),
              moment("testCompletedAt", "When the test ends."),
              moment("testConcludedFor", "The end that was acted on.").kept(),
              text("utmSource", "The campaign's source."),
              text("utmMedium", "The campaign's medium."),
              text("utmCampaign", "The campaign's name."),
              text("utmTerm", "The campaign's term."),
              text("utmContent", "The campaign's content."),
              moment(
                  "retentionCleanupDisabledAt",
                  "When it was excepted from the time for which its domain keeps links."),
              counter("clicks", "How many clicks it had."),
              moment("lastClicked", "When it was last clicked.").kept(),
              counter("leads", "How many leads it had."),
              moment("lastLeadAt", "When it last had one.").kept(),
              counter("conversions", "How many leads became customers who paid."),
              moment("lastConversionAt", "When one last did.").kept(),
              counter("sales", "How many sales it had."),
              counter("saleAmount", "What they were, in cents of US dollars."),
              created(),
              updated())
          .uniques(
              Unique.of("the short link", "@.domain", "@.folded_key"),
              Unique.of("the externalId", "@.project_id", "lower(@.external_id)")
                  .where("@.external_id is not null"))
          .derived("folded_key", "short_link")
          .steps(
              """
              update lines s set folded_key = case
                when exists (select from domains d where d.slug = s.domain and d.case_sensitive)
                then s.key else lower(s.key) end
              """)
          .finer(LinkFiles::link)
          .example(
              """
              {"domain": "acme.link", "key": "offer", "url": "https://acme.com/offer", "tagIds": ["news"]}
              """);

  static final TableFile IMAGES =
      TableFile.of("images", "images", "Pictures that were uploaded.")
          .ids("img_", "The picture's id, which is in its address.")
          .ofWorkspaceOrNone("project_id", ":only", TableFile.ONLY_WORKSPACE_WORDS)
          .fields(
              text("contentType", "Its media type, as in `image/png`.")
                  .oneOf("image/png", "image/jpeg", "image/gif", "image/webp")
                  .required(),
              Field.of("bytes", Kind.BYTES, "The picture.").required(),
              text("linkId", "The link that it is a preview of, and goes with.").to(Reference.LINK),
              text("customerId", "The customer that it shows, and goes with.")
                  .to(Reference.CUSTOMER),
              flag("uploaded", "Whether it stays only as long as something uses it."),
              created())
          .example(
              """
              {"id": "img_0offer", "contentType": "image/png", "bytes": "iVBORw0KGgo="}
              """);

  static final TableFile DASHBOARDS =
      TableFile.of("dashboards", "dashboards", "Statistics that anybody with the address may see.")
          .ids("dash_", "The id, which is in its address.", "coalesce(@.link_id, @.folder_id)")
          .ofWorkspace("project_id")
          .fields(
              text("linkId", "The link that it shows.").to(Reference.LINK),
              text("folderId", "The folder that it shows, if not a link.").to(Reference.FOLDER),
              text("userId", "Who made it.").to(Reference.USER),
              sealed("password", "What visitors have to know."),
              Field.of("showConversions", Kind.TRUTH, "Whether it shows leads and sales.")
                  .orElse("true"),
              flag("doIndex", "Whether search engines may list it."),
              created(),
              updated())
          .uniques(
              Unique.of("the link", "@.link_id").where("@.link_id is not null"),
              Unique.of("the folder", "@.folder_id").where("@.folder_id is not null"))
          .finer(
              (columns, _) -> {
                if (columns.path("link_id").isTextual() == columns.path("folder_id").isTextual()) {
                  throw new LineProblem("linkId: expected this or folderId");
                }
              })
          .example(
              """
              {"linkId": "acme.link/offer"}
              """);

  private LinkFiles() {}

  private static void link(ObjectNode columns, LineRule.Sealer secrets) throws LineProblem {
    var domain = columns.path("domain").asText();
    if (!HOST.matcher(domain).matches()) {
      throw new LineProblem("domain: expected a host name in lower case");
    }
    var key = LinkKey.sanitise(columns.path("key").asText(), false);
    if (key == null) {
      throw new LineProblem("key: expected the key of a short link, without spaces");
    }
    var url = columns.path("url").asText();
    if (!url.isEmpty() && WebUrl.parse(url) == null) {
      throw new LineProblem("url: expected an address as in https://acme.com/offer");
    }
    var scheme = HostNames.isLoopbackOrIpLiteral(domain) ? "http://" : "https://";
    columns.put("key", key);
    columns.put(
        "short_link", key.equals(LinkKey.ROOT) ? scheme + domain : scheme + domain + "/" + key);
  }
}
