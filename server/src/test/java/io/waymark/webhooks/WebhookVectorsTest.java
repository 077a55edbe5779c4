package io.waymark.webhooks;

import io.waymark.platform.schema.ValidationVectors;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class WebhookVectorsTest {
  @TestFactory
  @DisplayName("(c.3) the golden inputs of webhooks")
  Stream<DynamicTest> vectors() {
    return ValidationVectors.of(Map.of("createWebhook.body", WebhookRequest.CREATE));
  }
}
