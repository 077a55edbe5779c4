package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A schema that reads something made from the raw input. */
final class Prepared<T> extends Delegating<T> {
  private final UnaryOperator<JsonNode> preparation;

  Prepared(Schema<T> inner, UnaryOperator<JsonNode> preparation) {
    super(inner);
    this.preparation = preparation;
  }

  @Override
  Reading<T> read(@Nullable JsonNode raw, Path path) {
    return inner.read(raw == null ? null : preparation.apply(raw), path);
  }
}
