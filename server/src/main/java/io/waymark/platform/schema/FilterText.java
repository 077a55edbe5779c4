package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Filter}. One without values is absent. */
final class FilterText extends Schema<Filter> {
  private final Text text = new Text();
  private final UnaryOperator<String> eachValue;

  FilterText(UnaryOperator<String> eachValue) {
    this.eachValue = eachValue;
  }

  @Override
  Reading<Filter> read(@Nullable JsonNode raw, Path path) {
    var written = String.valueOf(text.read(raw, path).value());
    boolean negated = written.startsWith("-");
    var values =
        Arrays.stream((negated ? written.substring(1) : written).split(",", -1))
            .filter(value -> !value.isEmpty())
            .map(eachValue)
            .toList();
    return values.isEmpty()
        ? Reading.absent()
        : Reading.of(new Filter(operator(negated, values.size()), values));
  }

  private static Filter.Operator operator(boolean negated, int count) {
    if (negated) {
      return count == 1 ? Filter.Operator.IS_NOT : Filter.Operator.IS_NOT_ONE_OF;
    }
    return count == 1 ? Filter.Operator.IS : Filter.Operator.IS_ONE_OF;
  }

  @Override
  boolean produces(Type type) {
    return Types.raw(type).isAssignableFrom(Filter.class);
  }

  @Override
  boolean yieldsAbsent() {
    return true;
  }

  @Override
  public ObjectNode schema(Components components) {
    return text.schema(components);
  }
}
