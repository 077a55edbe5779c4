package io.waymark.links.utm;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.instant;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.schema.Fields;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;

/** UTM templates as the API shows them, with the shapes it documents (UI-6). */
final class TemplateView {
  private static final Fields FIELDS =
      Fields.of(
          field("id", text()).described("The template's id."),
          field("name", text()).described("What the template is called."),
          field("utm_source", text().nullable()).described("Where visitors come from."),
          field("utm_medium", text().nullable()).described("By what means they come."),
          field("utm_campaign", text().nullable()).described("What the campaign is called."),
          field("utm_term", text().nullable()).described("What they searched for."),
          field("utm_content", text().nullable()).described("Which of several links they took."),
          field("ref", text().nullable()).described("Who sent them."),
          field("userId", text().nullable()).described("Who made the template."),
          field("projectId", text()).described("The workspace's id as it is stored."),
          field("createdAt", instant()).described("When the template was made."),
          field("updatedAt", instant()).described("When the template was last changed."));

  private static final Shape<?> AUTHOR =
      Shape.untyped(
              field("id", text()),
              field("name", text().nullable()),
              field("image", text().nullable()))
          .named("UtmTemplateAuthor");

  static final Shape<?> CREATED = Shape.untyped(FIELDS).named("UtmTemplate");

  static final Shape<?> LISTED =
      Shape.untyped(
              FIELDS.and(field("user", AUTHOR.nullable()).described("Who made the template.")))
          .named("ListedUtmTemplate");

  private static final Shape<?> GROUP =
      Shape.untyped(field("id", text()), field("name", text()), field("slug", text()))
          .named("UtmTemplateGroup");

  static final Shape<?> CHANGED =
      Shape.untyped(
              FIELDS.and(
                  field("partnerGroup", GROUP.nullable())
                      .described("The partner group whose links carry the template, if any.")))
          .named("ChangedUtmTemplate");

  static final Shape<?> DELETED =
      Shape.untyped(field("id", text()).described("The id of what was deleted."));

  private TemplateView() {}

  static ObjectNode created(Template template) {
    var parameters = template.parameters();
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", template.id())
        .put("name", template.name())
        .put("utm_source", parameters.source())
        .put("utm_medium", parameters.medium())
        .put("utm_campaign", parameters.campaign())
        .put("utm_term", parameters.term())
        .put("utm_content", parameters.content())
        .put("ref", parameters.ref())
        .put("userId", template.userId())
        .put("projectId", template.projectId())
        .put("createdAt", Timestamps.iso(template.createdAt()))
        .put("updatedAt", Timestamps.iso(template.updatedAt()));
  }

  static ObjectNode listed(TemplateTable.Listed listed) {
    var view = created(listed.template());
    var author = listed.author();
    if (author == null) {
      return view.putNull("user");
    }
    view.putObject("user")
        .put("id", author.id())
        .put("name", author.name())
        .put("image", author.image());
    return view;
  }

  static ObjectNode changed(Templates.Carried carried) {
    var view = created(carried.template());
    var group = carried.group();
    if (group == null) {
      return view.putNull("partnerGroup");
    }
    view.putObject("partnerGroup")
        .put("id", group.id())
        .put("name", group.name())
        .put("slug", group.slug());
    return view;
  }
}
