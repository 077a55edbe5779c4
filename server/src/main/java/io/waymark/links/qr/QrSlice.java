package io.waymark.links.qr;

import io.waymark.links.LinkLookup;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Cors;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.PublicOperations;
import io.waymark.platform.outbound.Outbound;
import io.waymark.platform.schema.InvalidInput;
import io.waymark.platform.schema.IssueCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/** Draws QR codes for everybody (QR-1…5). */
public final class QrSlice {
  private static final String PNG = "image/png";
  private static final String SVG = "image/svg+xml";

  private static final String FOR_EVER = "public, immutable, no-transform, max-age=31536000";

  /** Of a picture that lacks its logo, which may be there again soon. */
  private static final String FOR_NOW = "public, no-transform, max-age=60";

  private final Logos logos;

  /** So many are drawn at once: each takes a processor and some megabytes. */
  private final Semaphore tables;

  /**
   * @param nanoTime a clock for measuring, such as {@link System#nanoTime}
   * @param atOnce how many codes may be drawn at the same time
   */
  public QrSlice(LinkLookup links, Outbound outbound, LongSupplier nanoTime, int atOnce) {
    this.logos = new Logos(links, outbound, nanoTime);
    this.tables = new Semaphore(atOnce);
  }

  /** The API's operation. */
  public List<Operation> operations(PublicOperations operations) {
    return List.of(
        operations
            .get("/qr", "getQRCode")
            .tag("QR Codes")
            .summary("Draw a QR code")
            .description(
                "A picture of a short link for cameras, with the logo of its domain or workspace.")
            .answering(PNG, SVG)
            .shared(Cors.READ)
            .query(QrQuery.SHAPE, (query, _) -> draw(query)));
  }

  private Answer draw(QrQuery query) {
    var found = logos.choose(query);
    var logo = found.logo();
    tables.acquireUninterruptibly();
    try {
      var symbol =
          logo == null
              ? Symbol.of(query.url(), query.level())
              : Symbol.withLogo(query.url(), query.level(), query.margin());
      if (symbol == null) {
        throw new InvalidInput(
            IssueCode.TOO_BIG,
            "url",
            "The URL is too long for a QR code: about 1200 characters fit with a logo, 2900 without.");
      }
      var design =
          new Design(
              symbol, query.margin(), query.size(), query.foreground(), query.background(), logo);
      return answer(query, design).with("Cache-Control", found.missing() ? FOR_NOW : FOR_EVER);
    } finally {
      tables.release();
    }
  }

  private static Answer answer(QrQuery query, Design design) {
    return switch (query.format()) {
      case SVG ->
          Answer.bytes(SVG, SvgPicture.draw(design).getBytes(StandardCharsets.UTF_8))
              // It may be opened as a page of ours.
              .with("Content-Security-Policy", "default-src 'none'; img-src data:");
      case null, default -> {
        if (design.pixels() < design.width()) {
          throw new InvalidInput(
              IssueCode.TOO_SMALL,
              "size",
              "This URL needs at least %d pixels.".formatted(design.width()));
        }
        yield Answer.bytes(PNG, PngPicture.draw(design));
      }
    };
  }
}
