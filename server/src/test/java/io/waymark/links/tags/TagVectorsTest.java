package io.waymark.links.tags;

import io.waymark.platform.schema.ValidationVectors;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TagVectorsTest {
  @TestFactory
  @DisplayName("(c.3) the golden inputs of tags")
  Stream<DynamicTest> vectors() {
    return ValidationVectors.of(
        Map.of("createTag.body", TagRequest.CREATE, "getTags.query", TagFilter.SHAPE));
  }
}
