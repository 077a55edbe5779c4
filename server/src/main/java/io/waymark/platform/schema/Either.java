package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first of several schemas that accepts the value. If none does it is {@code invalid_union},
 * unless the value was of the right type for exactly one and broke a check of it: then that issue
 * says more.
 */
final class Either<T> extends Schema<T> {
  private final List<Schema<? extends T>> options;

  Either(List<Schema<? extends T>> options) {
    this.options = options;
  }

  @Override
  Reading<T> read(@Nullable JsonNode raw, Path path) {
    var near = new ArrayList<InvalidInput>();
    for (var option : options) {
      try {
        var reading = option.read(raw, path);
        return new Reading<>(reading.present(), reading.value(), reading.plain());
      } catch (InvalidInput issue) {
        if (issue.near()) {
          near.add(issue);
        }
      }
    }
    throw near.size() == 1
        ? near.getFirst()
        : InvalidInput.of(IssueCode.INVALID_UNION, path, Issues.INVALID_UNION);
  }

  @Override
  boolean produces(Type type) {
    return options.stream().allMatch(option -> option.produces(type));
  }

  @Override
  boolean yieldsAbsent() {
    return options.stream().anyMatch(Schema::yieldsAbsent);
  }

  @Override
  boolean yieldsNull() {
    return options.stream().anyMatch(Schema::yieldsNull);
  }

  @Override
  public ObjectNode schema(Components components) {
    var node = Json.object();
    var anyOf = node.putArray("anyOf");
    options.forEach(option -> anyOf.add(option.schema(components)));
    return node;
  }
}
