package io.waymark.partners.enrollments;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.spread;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.links.LinkProps;
import io.waymark.platform.schema.Given;
import io.waymark.platform.schema.Part;
import io.waymark.platform.schema.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A link that a partner is to have (B1.4, B1.5).
 *
 * @param url null for the first of the group's default links
 * @param key null for a random one
 */
record PartnerLinkRequest(
    Which which,
    @Nullable String url,
    @Nullable String key,
    Given<String> comments,
    @Nullable LinkProps linkProps) {

  private static final Part KEY =
      field("key", LinkProps.KEY.nullWhen(String::isEmpty).nullable())
          .described("The part after the domain. Without it, a random one is made.")
          .optional();
  private static final Part COMMENTS =
      field("comments", text().nullable())
          .described("Notes for your team; visitors never see them.")
          .optional();
  private static final Part PROPS =
      field("linkProps", LinkProps.SCHEMA).described("What else the link is to be.").optional();

  /** The body of a creation. */
  static final Shape<PartnerLinkRequest> CREATE =
      Shape.of(
              PartnerLinkRequest.class,
              spread("which", Which.SHAPE),
              field("url", LinkProps.URL.nullable())
                  .described(
                      "Where the link leads; to the group's first default link if not given.")
                  .optional(),
              KEY,
              COMMENTS,
              PROPS)
          .named("NewPartnerLink");

  /** The body of an upsert, which knows a link by its destination. */
  static final Shape<PartnerLinkRequest> UPSERT =
      Shape.of(
              PartnerLinkRequest.class,
              spread("which", Which.SHAPE),
              field("url", LinkProps.URL).described("Where the link leads."),
              KEY,
              COMMENTS,
              PROPS)
          .named("PartnerLinkUpsert");

  LinkProps props() {
    return linkProps == null ? LinkProps.NONE : linkProps;
  }
}
