package io.waymark.links;

import static io.waymark.platform.schema.Schemas.either;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.waymark.links.images.Images;
import io.waymark.links.images.RasterType;
import io.waymark.platform.net.HostNames;
import io.waymark.platform.net.WebUrl;
import io.waymark.platform.schema.IssueCode;
import io.waymark.platform.schema.Schema;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The image of a link's preview (LNK-6): a raster data URL or a public address; anything else is
 * taken as none.
 */
final class LinkImage {
  private static final List<String> RASTERS = List.of("png", "jpeg", "jpg", "gif", "webp");

  private static final Pattern DATA = Pattern.compile("(?i)data:image/[a-z]+;base64,.*");
  private static final Pattern ADDRESS = Pattern.compile("https?://.*");

  static final Schema<String> SCHEMA =
      either(
              text()
                  .matching(DATA, "Invalid image data")
                  .mapped(image -> raster(image) ? image : null, "Invalid image data"),
              text()
                  .matching(ADDRESS, "Invalid URL")
                  .rule(
                      LinkImage::publicUrl,
                      IssueCode.INVALID_FORMAT,
                      "Image must be a publicly accessible http:// or https:// URL (localhost"
                          + " and IP addresses aren't allowed)."))
          .nullable()
          .prepared(LinkImage::unusableAsNull);

  private LinkImage() {}

  private static JsonNode unusableAsNull(JsonNode raw) {
    if (!raw.isTextual()) {
      return NullNode.instance;
    }
    var text = raw.textValue();
    var usable =
        text.startsWith("http://") || text.startsWith("https://") || dataStart(text) != null;
    return usable ? raw : NullNode.instance;
  }

  /** Where the data of a raster data URL begins, or null if the text is none. */
  private static @Nullable Integer dataStart(String text) {
    var start = text.substring(0, Math.min(32, text.length())).toLowerCase(Locale.ROOT);
    for (var type : RASTERS) {
      var prefix = "data:image/" + type + ";base64,";
      if (start.startsWith(prefix)) {
        return prefix.length();
      }
    }
    return null;
  }

  /** Whether the bytes really are of one of the formats, whatever the data URL calls them. */
  private static boolean raster(String text) {
    var start = dataStart(text);
    if (start == null) {
      return false;
    }
    try {
      var head = text.substring(start, Math.min(text.length(), start + 24));
      var bytes = Base64.getMimeDecoder().decode(head.substring(0, head.length() / 4 * 4));
      return RasterType.of(bytes) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean publicUrl(String text) {
    if (Images.isAddress(text)) {
      return true;
    }
    var url = WebUrl.parse(text);
    return url != null
        && (url.protocol().equals("https:") || url.protocol().equals("http:"))
        && url.hostname().contains(".")
        && !HostNames.isLoopbackOrIpLiteral(url.host());
  }
}
