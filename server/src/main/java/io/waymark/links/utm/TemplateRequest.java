package io.waymark.links.utm;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.links.utm.Template.Parameters;
import io.waymark.platform.schema.Field;
import io.waymark.platform.schema.Fields;
import io.waymark.platform.schema.Given;
import io.waymark.platform.schema.Shape;

/**
 * The body of a template's creation and of its change (UI-6): absent leaves a parameter, null and
 * the empty text clear it.
 */
record TemplateRequest(
    String name,
    Given<String> utmSource,
    Given<String> utmMedium,
    Given<String> utmCampaign,
    Given<String> utmTerm,
    Given<String> utmContent,
    Given<String> ref) {

  private static final Fields FIELDS =
      Fields.of(
          field("name", text().trimmed().min(1, "UTM name is required").max(50))
              .described("What the template is called; unique in the workspace."),
          parameter("utm_source", "Where visitors come from."),
          parameter("utm_medium", "By what means they come."),
          parameter("utm_campaign", "What the campaign is called."),
          parameter("utm_term", "What they searched for."),
          parameter("utm_content", "Which of several links they took."),
          parameter("ref", "Who sent them."));

  static final Shape<TemplateRequest> CREATE =
      Shape.of(TemplateRequest.class, FIELDS).named("NewUtmTemplate");

  static final Shape<TemplateRequest> UPDATE =
      Shape.of(TemplateRequest.class, FIELDS).named("UtmTemplateChange");

  /** The parameters as they become. */
  Parameters over(Parameters stored) {
    return new Parameters(
        utmSource.or(stored.source()),
        utmMedium.or(stored.medium()),
        utmCampaign.or(stored.campaign()),
        utmTerm.or(stored.term()),
        utmContent.or(stored.content()),
        ref.or(stored.ref()));
  }

  /** As LNK-5 has it. */
  private static Field<String> parameter(String name, String description) {
    return field(name, text().trimmed().max(255).emptyAsNull().nullable())
        .described(description)
        .optional();
  }
}
