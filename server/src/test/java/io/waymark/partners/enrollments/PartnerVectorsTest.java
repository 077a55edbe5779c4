package io.waymark.partners.enrollments;

import io.waymark.platform.schema.ValidationVectors;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PartnerVectorsTest {
  @TestFactory
  @DisplayName("(c.3) the golden inputs of partners, their links and codes")
  Stream<DynamicTest> vectors() {
    return ValidationVectors.of(
            Map.of(
                "createPartner.body", PartnerRequest.SHAPE,
                "createPartnerLink.body", PartnerLinkRequest.CREATE,
                "upsertPartnerLink.body", PartnerLinkRequest.UPSERT,
                "banPartner.body", BanRequest.SHAPE,
                "createDiscountCode.body", DiscountCodeRequest.SHAPE))
        // what links make of their properties cannot be told here; PartnersApiTest sees it
        .filter(vector -> !vector.getDisplayName().contains("\"linkProps\":{\"url\""));
  }
}
