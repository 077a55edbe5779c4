package io.waymark.partners.enrollments;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.spread;

import io.waymark.platform.schema.Shape;

/** Who is banned, and why (B1.7). */
record BanRequest(String reason, Which which) {
  static final Shape<BanRequest> SHAPE =
      Shape.of(
              BanRequest.class,
              field(
                      "reason",
                      choice(
                          "tos_violation",
                          "inappropriate_content",
                          "fake_traffic",
                          "fraud",
                          "spam",
                          "brand_abuse"))
                  .described("Why."),
              spread("which", Which.SHAPE))
          .named("PartnerBan");
}
