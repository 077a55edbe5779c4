package io.waymark.conversions;

import io.waymark.platform.schema.ValidationVectors;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ConversionVectorsTest {
  @TestFactory
  @DisplayName("(c.3) the golden inputs of customers, leads and sales")
  Stream<DynamicTest> vectors() {
    return ValidationVectors.of(
        Map.of(
            "trackLead.body", LeadRequest.SHAPE,
            "trackSale.body", SaleRequest.SHAPE,
            "createCustomer.body", CustomerRequest.CREATE,
            "updateCustomer.body", CustomerRequest.UPDATE,
            "getCustomers.query", CustomerFilter.SHAPE));
  }
}
