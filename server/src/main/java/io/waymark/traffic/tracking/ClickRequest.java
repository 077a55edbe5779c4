package io.waymark.traffic.tracking;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Shape;
import org.jspecify.annotations.Nullable;

/** A page was reached by a link that a query parameter names (CLK-9). */
record ClickRequest(String domain, String key, @Nullable String url, @Nullable String referrer) {
  private static final int LONGEST_KEY = 3_000;
  private static final int LONGEST_URL = 32_000;

  static final Shape<ClickRequest> SHAPE =
      Shape.of(
              ClickRequest.class,
              field("domain", HostField.domain()).described("The domain of the short link."),
              field("key", text().min(1, "Key is required.").max(LONGEST_KEY))
                  .described("The key of the short link, `_root` for the domain's own."),
              field("url", text().max(LONGEST_URL).nullable())
                  .described("The page that was reached. When missing, the link's destination.")
                  .optional(),
              field("referrer", text().max(LONGEST_URL).nullable())
                  .described("Where the visitor came from. When missing, the Referer header.")
                  .optional())
          .named("ClickTracked");
}
