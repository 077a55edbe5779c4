package io.waymark.links;

import io.waymark.platform.schema.ValidationVectors;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class LinkVectorsTest {
  @TestFactory
  @DisplayName("(c.3) the golden inputs of links")
  Stream<DynamicTest> vectors() {
    return ValidationVectors.of(
        Map.of(
            "createLink.body", LinkSchemas.CREATE,
            "updateLink.body", LinkSchemas.UPDATE,
            "bulkCreateLinks.body", LinkSchemas.CREATE_MANY,
            "bulkUpdateLinks.body", LinkSchemas.UPDATE_MANY,
            "getLinksCount.query", LinkCountFilter.SHAPE,
            "getLinks.query", LinkFilter.SHAPE,
            "getLinkInfo.query", LinkInfoQuery.SHAPE));
  }
}
