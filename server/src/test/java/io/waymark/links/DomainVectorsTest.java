package io.waymark.links;

import io.waymark.platform.schema.ValidationVectors;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DomainVectorsTest {
  @TestFactory
  @DisplayName("(c.3) the golden inputs of domains")
  Stream<DynamicTest> vectors() {
    return ValidationVectors.of(
        Map.of(
            "createDomain.body", DomainRequest.CREATE,
            "listDomains.query", DomainFilter.SHAPE,
            "checkDomainStatus.query", DnsOperations.Names.SHAPE,
            "registerDomain.body", DnsOperations.Registration.SHAPE));
  }
}
