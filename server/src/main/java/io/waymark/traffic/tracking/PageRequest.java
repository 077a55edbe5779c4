package io.waymark.traffic.tracking;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Shape;
import org.jspecify.annotations.Nullable;

/** A page of a site was seen (CLK-10). What is missing is said by the operation, with 400. */
record PageRequest(@Nullable String domain, @Nullable String url, @Nullable String referrer) {
  private static final int LONGEST_URL = 32_000;

  static final Shape<PageRequest> SHAPE =
      Shape.of(
              PageRequest.class,
              field("domain", HostField.domain())
                  .described("The domain whose links stand for the site's pages. Required.")
                  .optional(),
              field("url", text().max(LONGEST_URL))
                  .described("The page that was seen. Required.")
                  .optional(),
              field("referrer", text().max(LONGEST_URL).nullable())
                  .described("Where the visitor came from. When missing, the Referer header.")
                  .optional())
          .named("PageTracked");
}
