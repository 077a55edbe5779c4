package io.waymark.conversions;

import io.waymark.events.Click;
import io.waymark.platform.text.Ids;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Makes customers of visitors (D2.5). Those who are known already stay as they are. */
final class Newcomers {
  private static final String UNKNOWN = "Unknown";

  private final Ids ids;

  Newcomers(Ids ids) {
    this.ids = ids;
  }

  /** What a report says of a customer. */
  record Details(@Nullable String name, @Nullable String email, @Nullable String avatar) {
    static Details of(LeadRequest request) {
      return new Details(
          TrackFields.orNull(request.customerName()),
          TrackFields.orNull(request.customerEmail()),
          TrackFields.orNull(request.customerAvatar()));
    }

    static Details of(SaleRequest request) {
      return new Details(
          TrackFields.orNull(request.customerName()),
          TrackFields.orNull(request.customerEmail()),
          TrackFields.orNull(request.customerAvatar()));
    }
  }

  /** A customer, and whether this transaction made them. */
  record Welcomed(Customer customer, boolean created) {}

  /** The customer of the external id; who comes first, of several at once, makes them. */
  Welcomed welcome(
      Handle handle,
      String workspaceId,
      String externalId,
      Details details,
      Click click,
      TrackedLink link,
      Instant now) {
    while (true) {
      var known = CustomerTable.byExternalId(handle, workspaceId, externalId);
      if (known != null) {
        return new Welcomed(known, false);
      }
      var customer = customer(workspaceId, externalId, details, click, link, now);
      if (CustomerTable.insertNew(handle, customer)) {
        return new Welcomed(customer, true);
      }
    }
  }

  private Customer customer(
      String workspaceId,
      String externalId,
      Details details,
      Click click,
      TrackedLink link,
      Instant now) {
    var id = ids.next("cus_");
    var country = click.place().country();
    return new Customer(
        id,
        workspaceId,
        externalId,
        name(details, id),
        details.email(),
        details.avatar(),
        country.equals(UNKNOWN) || country.isEmpty() ? null : country,
        click,
        link.id(),
        link.programId(),
        link.partnerId(),
        null,
        0,
        0,
        null,
        null,
        now);
  }

  private static String name(Details details, String id) {
    if (details.name() != null) {
      return details.name();
    }
    return details.email() != null ? details.email() : InventedNames.of(id);
  }
}
