package io.waymark.links.utm;

import io.waymark.platform.schema.ValidationVectors;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class UtmVectorsTest {
  @TestFactory
  @DisplayName("(c.3) the golden inputs of UTM templates")
  Stream<DynamicTest> vectors() {
    return ValidationVectors.of(Map.of("createUtm.body", TemplateRequest.CREATE));
  }
}
