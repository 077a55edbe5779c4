package io.waymark.platform.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The layer can express every input the reference validates. */
class GoldenCasesTest {
  @Test
  void everyGoldenCaseHasAShape() {
    Assumptions.assumeFalse(ValidationVectors.cases().isEmpty(), "shared/reference is not here");
    var covered =
        Stream.of(
                LinkShapesTest.shapes(),
                AnalyticsShapesTest.shapes(),
                WorkspaceShapesTest.shapes(),
                TokenShapesTest.shapes(),
                TrackingShapesTest.shapes(),
                PartnerShapesTest.shapes(),
                CommissionShapesTest.shapes())
            .map(Map::keySet)
            .flatMap(Collection::stream);
    assertThat(covered).containsExactlyInAnyOrderElementsOf(ValidationVectors.cases());
  }
}
