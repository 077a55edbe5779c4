package io.waymark.links;

import io.waymark.links.csv.CsvTable;
import io.waymark.platform.net.WebUrl;
import io.waymark.platform.time.NaturalDate;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A link as a file has it (IMP-2).
 *
 * @param line where it is in the file
 * @param shortLink as the file has it
 * @param domain lower case
 * @param key {@code _root} for the domain's own link
 * @param tags names in lower case
 * @param createdAt null if the file does not say
 */
record ImportRow(
    long line,
    String shortLink,
    String domain,
    String key,
    String url,
    @Nullable String title,
    @Nullable String description,
    List<String> tags,
    @Nullable Instant createdAt) {

  /**
   * Reads a row.
   *
   * @throws IllegalArgumentException saying which cell is wrong and what it should be
   */
  static ImportRow of(CsvTable.Row row, ImportMapping mapping, Instant now) {
    var shortLink = row.cell(mapping.link());
    var address = WebUrl.parse(shortLink);
    if (address == null || address.hostname().isEmpty()) {
      address = WebUrl.parse("https://" + shortLink);
    }
    if (shortLink.isEmpty() || address == null || address.hostname().isEmpty()) {
      throw new IllegalArgumentException(
          "link: \"%s\" is no short link such as https://acme.link/sale".formatted(cut(shortLink)));
    }
    var url = row.cell(mapping.url());
    if (WebUrl.parse(url) == null) {
      throw new IllegalArgumentException(
          "url: \"%s\" is no URL such as https://example.com/sale".formatted(cut(url)));
    }
    var path = decoded(address.pathname());
    return new ImportRow(
        row.line(),
        shortLink,
        address.host().toLowerCase(Locale.ROOT),
        path.isEmpty() ? Link.ROOT : path,
        url,
        text(row, mapping.title()),
        text(row, mapping.description()),
        tags(row, mapping.tags()),
        date(row, mapping.createdAt(), now));
  }

  /** The key as people read it; a URL carries it percent-encoded. */
  private static String decoded(String pathname) {
    var path = pathname.startsWith("/") ? pathname.substring(1) : pathname;
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }

  private static @Nullable String text(CsvTable.Row row, OptionalInt column) {
    var text = column.isEmpty() ? "" : row.cell(column.getAsInt());
    return text.isEmpty() ? null : text;
  }

  private static List<String> tags(CsvTable.Row row, OptionalInt column) {
    var text = text(row, column);
    return text == null
        ? List.of()
        : Arrays.stream(text.split(",", -1))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
  }

  private static @Nullable Instant date(CsvTable.Row row, OptionalInt column, Instant now) {
    var text = text(row, column);
    if (text == null) {
      return null;
    }
    var date = NaturalDate.parse(text, now);
    if (date == null) {
      throw new IllegalArgumentException(
          "createdAt: \"%s\" is no date such as 2026-01-31T12:00:00Z".formatted(cut(text)));
    }
    return date;
  }

  private static String cut(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "...";
  }
}
