package io.waymark.platform.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The layer can express every input the reference validates. */
class GoldenCasesTest {
  /** Shapes of slices that exist; the slices' own tests hold them to the golden inputs. */
  private static final List<String> BUILT =
      List.of(
          "createLink.body",
          "updateLink.body",
          "bulkCreateLinks.body",
          "bulkUpdateLinks.body",
          "getLinks.query",
          "getLinksCount.query",
          "getLinkInfo.query",
          "createTag.body",
          "getTags.query",
          "createFolder.body",
          "listFolders.query",
          "createDomain.body",
          "listDomains.query",
          "checkDomainStatus.query",
          "registerDomain.body",
          "createUtm.body",
          "getQRCode.query",
          "retrieveAnalytics.query",
          "listEvents.query",
          "createWebhook.body");

  @Test
  void everyGoldenCaseHasAShape() {
    Assumptions.assumeFalse(ValidationVectors.cases().isEmpty(), "shared/reference is not here");
    var covered =
        Stream.of(
                TokenShapesTest.shapes(),
                TrackingShapesTest.shapes(),
                PartnerShapesTest.shapes(),
                CommissionShapesTest.shapes())
            .map(Map::keySet)
            .flatMap(Collection::stream);
    assertThat(Stream.concat(BUILT.stream(), covered))
        .containsExactlyInAnyOrderElementsOf(ValidationVectors.cases());
  }
}
