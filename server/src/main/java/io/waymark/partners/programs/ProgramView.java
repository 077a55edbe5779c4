package io.waymark.partners.programs;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.instant;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.json;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Programs as the API shows them (B8). */
final class ProgramView {
  static final Shape<?> PROGRAM =
      Shape.untyped(
              field("id", text()).described("The program's id."),
              field("name", text()).described("What the program is called."),
              field("slug", text()).described("Its name in addresses."),
              field("logo", text().nullable()).described("The address of its logo."),
              field("domain", text().nullable()).described("The domain of partners' links."),
              field("url", text().nullable()).described("Where partners' links lead."),
              field("description", text().nullable()).described("What the program is about."),
              field("primaryRewardEvent", text()).described("What it is mostly about."),
              field("minPayoutAmount", integer())
                  .described("What must be earned before it is paid out, in cents."),
              field("addedToMarketplaceAt", instant().nullable())
                  .described("There is no marketplace here."),
              field("messagingEnabledAt", instant().nullable())
                  .described("Since when partners can be written to."),
              field("partnerNetworkEnabledAt", instant().nullable())
                  .described("There is no network here."),
              field("payoutMode", text()).described("Who pays partners."),
              field("defaultFolderId", text()).described("The folder of partners' links."),
              field("defaultGroupId", text()).described("The group of partners at first."),
              field("supportEmail", text().nullable()).described("Who helps partners."),
              field("helpUrl", text().nullable()).described("A page that helps them."),
              field("termsUrl", text().nullable()).described("The page with the terms."),
              field("referralFormData", json().nullable())
                  .described("The form for submitted leads."),
              field("applicationRequirements", json().nullable())
                  .described("What applicants must fulfil."),
              field("createdAt", instant()).described("When the program was made."),
              field("updatedAt", instant()).described("When it was last changed."),
              field("startedAt", instant().nullable()).described("When it began."),
              field("deactivatedAt", instant().nullable()).described("When it ended."))
          .named("PartnerProgram");

  private ProgramView() {}

  static ObjectNode program(Program program) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", program.id())
        .put("name", program.name())
        .put("slug", program.slug())
        .put("logo", program.logo())
        .put("domain", program.domain())
        .put("url", program.url())
        .put("description", program.description())
        .put("primaryRewardEvent", program.primaryRewardEvent())
        .put("minPayoutAmount", program.minPayoutAmount())
        .putNull("addedToMarketplaceAt")
        .putNull("messagingEnabledAt")
        .putNull("partnerNetworkEnabledAt")
        .put("payoutMode", program.payoutMode())
        .put("defaultFolderId", program.defaultFolderId())
        .put("defaultGroupId", program.defaultGroupId())
        .put("supportEmail", program.supportEmail())
        .put("helpUrl", program.helpUrl())
        .put("termsUrl", program.termsUrl())
        .putNull("referralFormData")
        .putNull("applicationRequirements")
        .put("createdAt", Timestamps.iso(program.createdAt()))
        .put("updatedAt", Timestamps.iso(program.updatedAt()))
        .put("startedAt", iso(program.startedAt()))
        .put("deactivatedAt", iso(program.deactivatedAt()));
  }

  static @Nullable String iso(@Nullable Instant moment) {
    return moment == null ? null : Timestamps.iso(moment);
  }
}
