package io.waymark.links;

import io.waymark.links.tags.Tag;
import io.waymark.platform.text.LinkKey;
import io.waymark.platform.time.Timestamps;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a file of links has in its columns, in this order (EXP-1). */
enum ExportColumn {
  LINK("link", "Short link"),
  URL("url", "Destination URL"),
  CLICKS("clicks", "Clicks"),
  LEADS("leads", "Leads"),
  CONVERSIONS("conversions", "Conversions"),
  SALE_AMOUNT("saleAmount", "Revenue"),
  CREATED_AT("createdAt", "Created at"),
  ID("id", "Link ID"),
  UPDATED_AT("updatedAt", "Updated at"),
  TAGS("tags", "Tags"),
  ARCHIVED("archived", "Archived");

  private final String label;
  private final String heading;

  ExportColumn(String label, String heading) {
    this.label = label;
    this.heading = heading;
  }

  /** The columns of these names; unknown names are passed over. */
  static List<ExportColumn> of(Collection<String> names) {
    return Arrays.stream(values()).filter(column -> names.contains(column.label)).toList();
  }

  String heading() {
    return heading;
  }

  String cell(FullLink full) {
    var link = full.link();
    var stats = link.stats();
    return switch (this) {
      case LINK -> shown(link);
      case URL -> link.url();
      case CLICKS -> Long.toString(stats.clicks());
      case LEADS -> Long.toString(stats.leads());
      case CONVERSIONS -> Long.toString(stats.conversions());
      case SALE_AMOUNT -> dollars(stats.saleAmount());
      case CREATED_AT -> Timestamps.iso(link.createdAt());
      case ID -> link.id();
      case UPDATED_AT -> Timestamps.iso(link.updatedAt());
      case TAGS -> full.tags().stream().map(Tag::name).collect(Collectors.joining(", "));
      case ARCHIVED -> link.archived() ? "Yes" : "No";
    };
  }

  private static String shown(Link link) {
    return ShortLinks.of(link.domain(), link.root() ? link.key() : LinkKey.display(link.key()));
  }

  private static String dollars(long cents) {
    return String.format(Locale.ROOT, "$%,d.%02d", cents / 100, cents % 100);
  }
}
