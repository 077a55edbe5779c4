package io.waymark.traffic.pages;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The product's templates without the product: escaped as there, read from the class path. */
final class Templates {
  private Templates() {}

  static Engine engine() {
    return Engine.builder()
        .addDefaults()
        .addValueResolver(ValueResolvers.rawResolver())
        .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
        .addLocator(Templates::locate)
        .build();
  }

  private static Optional<TemplateLocation> locate(String id) {
    var name = "/templates/" + (id.endsWith(".html") ? id : id + ".html");
    try (var file = Templates.class.getResourceAsStream(name)) {
      if (file == null) {
        return Optional.empty();
      }
      var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(
          new TemplateLocation() {
            @Override
            public Reader read() {
              return new StringReader(text);
            }

            @Override
            public Optional<Variant> getVariant() {
              return Optional.of(Variant.forContentType(Variant.TEXT_HTML));
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
