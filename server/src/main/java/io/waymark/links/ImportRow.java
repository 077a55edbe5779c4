package io.waymark.links;

import io.waymark.links.csv.CsvTable;
import io.waymark.links.services.ServiceLink;
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
 * A link as a file (IMP-2) or another service (IMP-3…5) has it.
 *
 * @param line where it is in the file, or its place in the service's list, from 1
 * @param shortLink as the file has it
 * @param domain lower case
 * @param key {@code _root} for the domain's own link
 * @param tags names; those of a file in lower case
 * @param createdAt null if it is not said
 * @param updatedAt null if it is not said
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
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    boolean archived,
    @Nullable String ios,
    @Nullable String android) {
  private static final int LONGEST_SHOWN = 300;

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
        date(row, mapping.createdAt(), now),
        null,
        false,
        null,
        null);
  }

  /**
   * Reads a link of a service.
   *
   * @param tagged whether its tags are wanted
   */
  static ImportEntry of(ServiceLink link, long line, boolean tagged, Instant now) {
    var key = link.key();
    var shortLink = shown(link.domain() + "/" + (key == null ? "" : key));
    var url = link.url();
    if (key == null || key.isEmpty() || key.indexOf('\0') >= 0) {
      return new ImportEntry.Unreadable(line, shortLink, "the service tells no short link");
    }
    if (url == null || WebUrl.parse(url) == null) {
      return new ImportEntry.Unreadable(
          line,
          shortLink,
          "url: \"%s\" is no URL such as https://example.com/sale"
              .formatted(shown(url == null ? "" : cut(url))));
    }
    var title = link.title();
    return new ImportEntry.Found(
        new ImportRow(
            line,
            shortLink,
            link.domain(),
            decoded("/" + key),
            url,
            title == null ? null : storable(title),
            null,
            tagged ? link.tags().stream().map(ImportRow::storable).toList() : List.of(),
            past(link.createdAt(), now),
            past(link.updatedAt(), now),
            link.archived(),
            link.ios(),
            link.android()));
  }

  /** Nothing was made in the future. */
  private static @Nullable Instant past(@Nullable Instant date, Instant now) {
    return date == null || date.isBefore(now) ? date : now;
  }

  /** Short enough for a report, and of characters that PostgreSQL takes. */
  static String shown(String text) {
    return storable(
        text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...");
  }

  private static String storable(String text) {
    return text.codePoints()
        .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
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
