package io.waymark.links;

import io.waymark.links.tags.Tag;
import io.waymark.platform.text.LinkKey;
import io.waymark.platform.time.Timestamps;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a file of links has in its columns, in this order (EXP-1). */
enum ExportColumn {
  LINK("link", "Short link", full -> shown(full.link())),
  URL("url", "Destination URL", full -> full.link().url()),
  CLICKS("clicks", "Clicks", full -> Long.toString(full.link().stats().clicks())),
  LEADS("leads", "Leads", full -> Long.toString(full.link().stats().leads())),
  CONVERSIONS(
      "conversions", "Conversions", full -> Long.toString(full.link().stats().conversions())),
  SALE_AMOUNT("saleAmount", "Revenue", full -> dollars(full.link().stats().saleAmount())),
  CREATED_AT("createdAt", "Created at", full -> Timestamps.iso(full.link().createdAt())),
  ID("id", "Link ID", full -> full.link().id()),
  UPDATED_AT("updatedAt", "Updated at", full -> Timestamps.iso(full.link().updatedAt())),
  TAGS(
      "tags",
      "Tags",
      full -> full.tags().stream().map(Tag::name).collect(Collectors.joining(", "))),
  ARCHIVED("archived", "Archived", full -> full.link().archived() ? "Yes" : "No");

  private final String label;
  private final String heading;
  private final Function<FullLink, String> cell;

  ExportColumn(String label, String heading, Function<FullLink, String> cell) {
    this.label = label;
    this.heading = heading;
    this.cell = cell;
  }

  /** The columns of these names; unknown names are passed over. */
  static List<ExportColumn> of(Collection<String> names) {
    return Arrays.stream(values()).filter(column -> names.contains(column.label)).toList();
  }

  String heading() {
    return heading;
  }

  String cell(FullLink full) {
    return cell.apply(full);
  }

  private static String shown(Link link) {
    return ShortLinks.of(link.domain(), link.root() ? link.key() : LinkKey.display(link.key()));
  }

  private static String dollars(long cents) {
    return String.format(Locale.ROOT, "$%,d.%02d", cents / 100, cents % 100);
  }
}
