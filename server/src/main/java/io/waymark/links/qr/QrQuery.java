package io.waymark.links.qr;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.net.UrlInput;
import io.waymark.platform.net.WebUrl;
import io.waymark.platform.schema.Query;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants to see (QR-2).
 *
 * @param url what is encoded, to the letter (QR-5)
 * @param logo an address or a data URL; null for the usual one
 * @param size width and height in pixels
 * @param margin in modules, at least 0
 * @param includeMargin without effect, for clients that still send it (QR-2)
 * @param format null for PNG
 */
record QrQuery(
    String url,
    @Nullable String logo,
    int size,
    Level level,
    String fgColor,
    String bgColor,
    boolean hideLogo,
    int margin,
    boolean includeMargin,
    @Nullable Format format) {

  static final int LARGEST = 2_048;

  private static final int LONGEST_URL = 32_000;
  private static final int USUAL_SIZE = 600;
  private static final int USUAL_MARGIN = 2;
  private static final int WIDEST_MARGIN = 100;
  private static final String SIZE = "Size must be a number of pixels from 1 to " + LARGEST + ".";
  private static final String MARGIN =
      "Margin must be a number of modules of at most " + WIDEST_MARGIN + ".";
  private static final String COLOUR =
      "Invalid color: expected #rgb, #rrggbb or a CSS color name. Write # as %23 in a URL.";

  /** How the picture is written. */
  enum Format {
    PNG,
    SVG
  }

  static final Shape<QrQuery> SHAPE =
      Shape.of(
          QrQuery.class,
          field(
                  "url",
                  text()
                      .max(LONGEST_URL)
                      .mapped(UrlInput::normalise)
                      .rule(url -> WebUrl.parse(url) != null, "Invalid URL"))
              .described("What is encoded: the short link, usually with `?qr=1`."),
          field("logo", text().emptyAsNull())
              .described("A picture for the middle: its address, or a data URL. Of known links.")
              .optional(),
          field(
                  "size",
                  Query.number()
                      .min(1, SIZE)
                      .max(LARGEST, SIZE)
                      .<Integer>as(Integer.class, QrQuery::rounded))
              .described("Width and height in pixels.")
              .defaultsTo(USUAL_SIZE),
          field("level", choice(Level.class, Level::name))
              .described("Least error correction; raised where it takes no room.")
              .defaultsTo(Level.L),
          field("fgColor", colour())
              .described("Color of the modules: `#rgb`, `#rrggbb` or a CSS name.")
              .defaultsTo("#000000"),
          field("bgColor", colour())
              .described("Color behind the modules; `transparent` for none.")
              .defaultsTo("#FFFFFF"),
          field("hideLogo", Query.flag()).described("Draw no logo.").defaultsTo(false),
          field(
                  "margin",
                  Query.number()
                      .max(WIDEST_MARGIN, MARGIN)
                      .<Integer>as(Integer.class, QrQuery::rounded))
              .described("Modules of background on each side; less than none is none.")
              .defaultsTo(USUAL_MARGIN),
          field("includeMargin", Query.flag())
              .described("Ignored: say the margin.")
              .defaultsTo(true)
              .deprecated(),
          field("format", choice(Format.class, format -> format.name().toLowerCase(Locale.ROOT)))
              .described("How the picture is written: as PNG unless told otherwise.")
              .optional());

  QrQuery {
    margin = Math.max(0, margin);
  }

  private static Schema<String> colour() {
    return text().rule(text -> Colour.parse(text) != null, COLOUR);
  }

  /** The colour of the modules. */
  Colour foreground() {
    return colour(fgColor);
  }

  /** The colour behind them. */
  Colour background() {
    return colour(bgColor);
  }

  private static Colour colour(String checked) {
    return Objects.requireNonNull(Colour.parse(checked));
  }

  private static int rounded(double number) {
    return (int) Math.round(number);
  }
}
