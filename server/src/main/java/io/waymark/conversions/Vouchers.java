package io.waymark.conversions;

import io.waymark.conversions.Newcomers.Details;
import io.waymark.conversions.ledger.Person;
import io.waymark.conversions.ledger.SaleReport.Voucher;
import io.waymark.conversions.programs.PartnerPrograms;
import io.waymark.events.Agent;
import io.waymark.events.Click;
import io.waymark.events.Place;
import io.waymark.events.Trigger;
import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Makes customers of those who pay with a partner's discount code and whom nobody knows (D9): as if
 * they had clicked the code's link, though no click is counted, since nobody clicked.
 */
final class Vouchers {
  private static final String DIRECT = "(direct)";

  private final PartnerPrograms programs;
  private final Newcomers newcomers;
  private final Leads leads;
  private final Ids ids;

  Vouchers(PartnerPrograms programs, Newcomers newcomers, Leads leads, Ids ids) {
    this.programs = programs;
    this.newcomers = newcomers;
    this.leads = leads;
    this.ids = ids;
  }

  /**
   * The customer, with a lead that counts.
   *
   * @param at when they paid
   * @return null if no code is one of ours
   */
  @Nullable Customer redeem(
      Handle handle, String workspaceId, Person person, Voucher voucher, Instant at, Instant now) {
    var linkId =
        voucher.codes().stream()
            .map(code -> programs.linkOfCode(handle, workspaceId, code))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    var link =
        linkId == null ? null : TrackedLink.byIds(handle, workspaceId, List.of(linkId)).get(linkId);
    if (link == null) {
      return null;
    }
    var click = click(workspaceId, link, voucher, at);
    var named = person.newcomerId();
    var newcomer = named == null ? click.clickId() : named;
    var details = new Details(person.name(), person.email(), person.avatar());
    newcomers.welcome(handle, workspaceId, newcomer, details, click, link, now);
    var customer = CustomerTable.lock(handle, workspaceId, newcomer);
    if (customer != null) {
      leads.add(handle, customer, voucher.leadName(), 1, "", click, null, Leads.TRACKED, now);
    }
    return customer;
  }

  private Click click(String workspaceId, TrackedLink link, Voucher voucher, Instant at) {
    return new Click(
        0,
        at,
        ids.clickId(),
        workspaceId,
        link.id(),
        link.domain(),
        link.key(),
        link.url(),
        "",
        "",
        place(voucher),
        Agent.UNKNOWN,
        false,
        DIRECT,
        DIRECT,
        Trigger.LINK,
        null);
  }

  /** Where the bill goes; without one, where the reference says people are. */
  private static Place place(Voucher voucher) {
    var nowhere = Place.UNKNOWN;
    var country = voucher.country();
    var region = voucher.region();
    return country == null
        ? new Place("NA", "US", "CA", nowhere.city(), nowhere.latitude(), nowhere.longitude())
        : new Place(
            "",
            country,
            region == null ? nowhere.region() : region,
            nowhere.city(),
            nowhere.latitude(),
            nowhere.longitude());
  }
}
