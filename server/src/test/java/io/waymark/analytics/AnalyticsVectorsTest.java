package io.waymark.analytics;

import io.waymark.platform.schema.ValidationVectors;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class AnalyticsVectorsTest {
  @TestFactory
  @DisplayName("(c.3) the golden inputs of analytics and events")
  Stream<DynamicTest> vectors() {
    return ValidationVectors.of(
        Map.of(
            "retrieveAnalytics.query", AnalyticsRequest.shape(Clock.systemUTC()),
            "listEvents.query", EventsRequest.shape(Clock.systemUTC())));
  }
}
