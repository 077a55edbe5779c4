package io.waymark.links.metatags;

import io.waymark.platform.net.HostNames;
import io.waymark.platform.net.WebUrl;
import io.waymark.platform.outbound.OutboundResponse.Fetched;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Finds what a page says of itself in its HTML (MET-3). */
final class PageTags {
  private static final String NO_DESCRIPTION = "No description";
  private static final int LONGEST_TEXT = 2_000;

  private static final Pattern CHARSET =
      Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([^\\s;\"']+)");
  private static final Pattern RASTER =
      Pattern.compile("(?i)data:image/(?:png|jpe?g|gif|webp);base64,.*");

  private final Document page;
  private final WebUrl address;
  private final Map<String, String> metas = new HashMap<>();

  private PageTags(Document page, WebUrl address) {
    this.page = page;
    this.address = address;
    for (var meta : page.select("meta[content]")) {
      var content = meta.attr("content").strip();
      for (var attribute : List.of("property", "name")) {
        var name = meta.attr(attribute).strip().toLowerCase(Locale.ROOT);
        if (!name.isEmpty() && !content.isEmpty()) {
          metas.putIfAbsent(name, content);
        }
      }
    }
  }

  /**
   * Reads a page in the encoding it declares.
   *
   * @param asked the URL that is the title of a page without one
   * @param address where the page was found in the end
   */
  static Metatags of(Fetched fetched, String asked, WebUrl address) {
    try {
      var page =
          Jsoup.parse(new ByteArrayInputStream(fetched.body()), charset(fetched), address.href());
      return new PageTags(page, address).read(asked);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  /** Null for the one the page itself names, or UTF-8. */
  private static @Nullable String charset(Fetched fetched) {
    var type = fetched.header("content-type");
    var matcher = CHARSET.matcher(type == null ? "" : type);
    try {
      return matcher.find() && Charset.isSupported(matcher.group(1)) ? matcher.group(1) : null;
    } catch (IllegalCharsetNameException e) {
      return null;
    }
  }

  private Metatags read(String asked) {
    var title = first(metas.get("og:title"), metas.get("twitter:title"), page.title().strip());
    var description =
        first(
            metas.get("description"),
            metas.get("og:description"),
            metas.get("twitter:description"));
    return new Metatags(
        cut(title == null ? asked : title),
        description == null ? NO_DESCRIPTION : cut(description),
        image());
  }

  private @Nullable String image() {
    var source =
        first(
            metas.get("og:image"),
            metas.get("twitter:image"),
            link("image_src"),
            link("icon"),
            link("shortcut icon"));
    if (source == null || RASTER.matcher(source).matches()) {
      return source;
    }
    var origin = WebUrl.parse(address.origin());
    var url = origin == null ? null : WebUrl.parse(source, origin);
    return url != null && isPublic(url) ? url.href() : null;
  }

  private @Nullable String link(String relation) {
    for (var link : page.select("link[rel][href]")) {
      var href = link.attr("href").strip();
      if (link.attr("rel").strip().equalsIgnoreCase(relation) && !href.isEmpty()) {
        return href;
      }
    }
    return null;
  }

  private static boolean isPublic(WebUrl url) {
    return (url.protocol().equals("https:") || url.protocol().equals("http:"))
        && url.hostname().contains(".")
        && !HostNames.isLoopbackOrIpLiteral(url.host());
  }

  private static @Nullable String first(@Nullable String... candidates) {
    for (var candidate : candidates) {
      if (candidate != null && !candidate.isEmpty()) {
        return candidate;
      }
    }
    return null;
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    var end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? 1 : 0;
    return text.substring(0, LONGEST_TEXT - end);
  }
}
