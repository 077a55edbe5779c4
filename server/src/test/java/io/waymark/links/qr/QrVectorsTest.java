package io.waymark.links.qr;

import io.waymark.platform.schema.ValidationVectors;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class QrVectorsTest {
  @TestFactory
  @DisplayName("(c.3) the golden inputs of QR codes")
  Stream<DynamicTest> vectors() {
    return ValidationVectors.of(Map.of("getQRCode.query", QrQuery.SHAPE));
  }
}
