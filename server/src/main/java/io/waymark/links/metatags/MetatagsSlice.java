package io.waymark.links.metatags;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.PublicOperations;
import io.waymark.platform.net.UrlInput;
import io.waymark.platform.net.WebUrl;
import io.waymark.platform.outbound.Outbound;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.function.LongSupplier;

/** Helpers for people who make links: what a destination says of itself (MET-1…3, IFR-1). */
public final class MetatagsSlice {
  private static final String TAG = "Links";
  private static final int LONGEST_URL = 32_000;

  private static final Schema<WebUrl> URL =
      text()
          .max(LONGEST_URL)
          .mapped(UrlInput::normalise)
          .<WebUrl>as(WebUrl.class, WebUrl::parse, "Invalid URL");

  private static final Shape<MetatagsQuery> METATAGS_QUERY =
      Shape.of(MetatagsQuery.class, field("url", URL).described("The address of the page."));

  private static final Shape<FrameQuery> FRAME_QUERY =
      Shape.of(
          FrameQuery.class,
          field("url", URL).described("The address of the page."),
          field("domain", text().min(1)).described("The domain that would show it in a frame."));

  private static final Shape<?> METATAGS =
      Shape.untyped(
              field("title", text()).described("The page's title."),
              field("description", text()).described("The page's description."),
              field("image", text().nullable()).described("The page's picture."),
              field("poweredBy", text()).described("Whose answer this is."))
          .named("Metatags");

  private static final Shape<?> FRAMEABLE =
      Shape.untyped(field("iframeable", bool()).described("Whether it can be shown in a frame."))
          .named("Iframeable");

  private final Pages pages;
  private final String poweredBy;

  /**
   * @param poweredBy what answers name as their maker
   * @param nanoTime a clock for measuring, such as {@link System#nanoTime}
   */
  public MetatagsSlice(Outbound outbound, String poweredBy, LongSupplier nanoTime) {
    this.pages = new Pages(outbound, nanoTime);
    this.poweredBy = poweredBy;
  }

  record MetatagsQuery(WebUrl url) {}

  record FrameQuery(WebUrl url, String domain) {}

  /** The API's operations on pages. */
  public List<Operation> operations(PublicOperations operations) {
    return List.of(
        operations
            .get("/links/metatags", "getMetatags")
            .tag(TAG)
            .summary("Read a page's preview")
            .description(
                "Title, description and picture of a page, as its meta tags say. A page that cannot"
                    + " be read is described by its address.")
            .answers(200, METATAGS)
            .query(METATAGS_QUERY, (query, _) -> metatags(query.url())),
        operations
            .get("/links/iframeable", "getIframeable")
            .tag(TAG)
            .summary("Ask whether a page can be framed")
            .description("Whether a page lets pages of a domain show it in a frame.")
            .answers(200, FRAMEABLE)
            .query(
                FRAME_QUERY,
                (query, _) ->
                    Answer.ok(
                        JsonNodeFactory.instance
                            .objectNode()
                            .put("iframeable", pages.frameable(query.url(), query.domain())))));
  }

  private Answer metatags(WebUrl url) {
    var tags = pages.metatags(url);
    return Answer.ok(
            JsonNodeFactory.instance
                .objectNode()
                .put("title", tags.title())
                .put("description", tags.description())
                .put("image", tags.image())
                .put("poweredBy", poweredBy))
        .with("Cache-Control", "public, max-age=" + Pages.FRESH.toSeconds());
  }
}
