package io.waymark.partners.programs;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Shape;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where partners may make links to beside the default ones (A4).
 *
 * @param domain a host in lower case, perhaps with a port
 * @param path in lower case; empty for all of them
 * @param validationMode {@code domain} for every page there, {@code exact} for this path alone
 */
public record AdditionalLink(String domain, String path, String validationMode) {
  private static final Pattern HOST = Pattern.compile("[^\\s/?#@\\\\]+");

  static final Shape<AdditionalLink> SHAPE =
      Shape.of(
              AdditionalLink.class,
              field(
                      "domain",
                      text()
                          .trimmed()
                          .min(1)
                          .max(260)
                          .matching(HOST, "Expected a host name, perhaps with a port.")
                          .mapped(domain -> domain.toLowerCase(Locale.ROOT)))
                  .described("A host, perhaps with a port."),
              field("path", text().trimmed().max(2_000).mapped(p -> p.toLowerCase(Locale.ROOT)))
                  .described("The only path, with what follows it; only for `exact`.")
                  .defaultsTo(""),
              field("validationMode", choice("domain", "exact"))
                  .described("Whether every page of the host is meant, or only that path."))
          .named("AdditionalPartnerLink");
}
