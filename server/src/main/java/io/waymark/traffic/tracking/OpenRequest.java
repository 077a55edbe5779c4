package io.waymark.traffic.tracking;

import static io.waymark.platform.schema.Schemas.field;

import io.waymark.platform.schema.Shape;
import org.jspecify.annotations.Nullable;

/** An app was opened (D6): by a deep link, or for the first time. */
record OpenRequest(@Nullable String deepLink, @Nullable String dubDomain) {

  static final Shape<OpenRequest> SHAPE =
      Shape.of(
              OpenRequest.class,
              field("deepLink", HostField.url())
                  .described("The short link that opened the app.")
                  .optional(),
              field("dubDomain", HostField.domain())
                  .described(
                      "The short domain whose links open the app, where no link opened it: answers"
                          + " the link that led to its installation, if there was one.")
                  .optional())
          .rule(
              request -> request.deepLink() != null || request.dubDomain() != null,
              "Either deepLink or dubDomain is required.")
          .named("AppOpened");
}
