package io.waymark.partners.commissions;

import io.waymark.platform.schema.ValidationVectors;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CommissionVectorsTest {
  @TestFactory
  @DisplayName("(c.3) the golden inputs of commissions")
  Stream<DynamicTest> vectors() {
    return ValidationVectors.of(
        Map.of(
            "createCommission.body", NewCommission.SCHEMA,
            "updateCommission.body", CommissionChange.SHAPE,
            "bulkUpdateCommissions.body", BulkChange.SHAPE));
  }
}
