package io.waymark.links.folders;

import io.waymark.platform.schema.ValidationVectors;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class FolderVectorsTest {
  @TestFactory
  @DisplayName("(c.3) the golden inputs of folders")
  Stream<DynamicTest> vectors() {
    return ValidationVectors.of(
        Map.of(
            "createFolder.body", FolderRequest.New.SHAPE,
            "listFolders.query", FolderFilter.SHAPE));
  }
}
