package io.waymark.partners.enrollments;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.links.LinkProps;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.text.LinkKey;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is to be a partner of the program (B1.1).
 *
 * @param username what the keys of their links are made of
 * @param image an address, or a picture as a data URL
 * @param tenantId their id in the workspace's own system
 * @param groupId null for the program's default group
 */
record PartnerRequest(
    @Nullable String name,
    String email,
    @Nullable String username,
    @Nullable String image,
    @Nullable String tenantId,
    @Nullable String groupId,
    @Nullable String country,
    @Nullable String description,
    @Nullable LinkProps linkProps) {

  static final Shape<PartnerRequest> SHAPE =
      Shape.of(
              PartnerRequest.class,
              field("name", text().trimmed().max(100).emptyAsNull().nullable())
                  .described("The partner's name; the e-mail address if there is none.")
                  .optional(),
              field("email", text().trimmed().max(190).email())
                  .described("The e-mail address, by which partners are known."),
              field(
                      "username",
                      text()
                          .max(100)
                          .emptyAsNull()
                          .rule(
                              name -> LinkKey.sanitise(name, false) != null,
                              "Invalid username. Must be a URL-friendly string.")
                          .nullable())
                  .described("What the keys of the partner's links are made of.")
                  .optional(),
              field("image", text().nullable())
                  .described("A picture: an address, or the picture as a data URL.")
                  .optional(),
              field("tenantId", text().max(255).emptyAsNull().nullable())
                  .described("Your own id of the partner, unique in the program.")
                  .optional(),
              field("groupId", text().emptyAsNull().nullable())
                  .described("The group; the program's default one if not given.")
                  .optional(),
              field("country", text().max(100).emptyAsNull().nullable())
                  .described("The partner's country, as in `DE`.")
                  .optional(),
              field("description", text().max(5_000).nullable())
                  .described("What the partner does.")
                  .optional(),
              field("linkProps", LinkProps.SCHEMA)
                  .described("What the partner's links are to be.")
                  .optional())
          .named("NewPartner");

  String shownName() {
    return name == null ? email : name;
  }

  LinkProps props() {
    return linkProps == null ? LinkProps.NONE : linkProps;
  }
}
