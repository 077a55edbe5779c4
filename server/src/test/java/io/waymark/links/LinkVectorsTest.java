package io.waymark.links;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.platform.schema.Components;
import io.waymark.platform.schema.ValidationVectors;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
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

  @Test
  @DisplayName("the OpenAPI document says of a new link what is required and what may be null")
  void described() {
    var components = new Components();
    LinkSchemas.CREATE.schema(components);
    var link = components.schemas().iterator().next();
    assertThat(link.get("required").toString()).isEqualTo("[\"url\"]");
    assertThat(link.at("/properties/utm_source/type").toString())
        .isEqualTo("[\"string\",\"null\"]");
  }

  @Test
  @DisplayName("LNK-6: an embedded picture that cannot be decoded fits no option")
  void undecodablePictures() {
    var body = "{\"url\": \"a.com\", \"image\": \"data:image/png;base64,%%\"}".getBytes(UTF_8);
    assertThatThrownBy(() -> LinkSchemas.CREATE.parseJson(body))
        .hasMessage("invalid_union: image: Invalid input");
  }
}
