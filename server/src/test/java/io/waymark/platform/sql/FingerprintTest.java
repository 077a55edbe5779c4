package io.waymark.platform.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
  @TempDir private Path folder;

  @Test
  void theSameMigrationsHaveTheSameFingerprintWhateverElseIsInTheJar() throws Exception {
    assertThat(of(Map.of("db/migration/V1__a.sql", "a", "Other.class", "x")))
        .isEqualTo(of(Map.of("db/migration/V1__a.sql", "a", "Another.class", "y")))
        .matches("[0-9a-f]{64}");
  }

  @Test
  void anotherNameAnotherContentOrOneMoreMakeAnother() throws Exception {
    var one = of(Map.of("db/migration/V1__a.sql", "a"));

    assertThat(of(Map.of("db/migration/V1__b.sql", "a"))).isNotEqualTo(one);
    assertThat(of(Map.of("db/migration/V1__a.sql", "b"))).isNotEqualTo(one);
    assertThat(of(Map.of("db/migration/V1__a.sql", "a", "db/migration/V2__b.sql", "")))
        .isNotEqualTo(one);
  }

  @Test
  void classesInAFolderHaveNone() {
    assertThat(Fingerprint.ofBuild()).isEmpty();
  }

  private String of(Map<String, String> files) throws IOException {
    var jar = Files.createTempFile(folder, "build", ".jar");
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (var file : new TreeMap<>(files).entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(UTF_8));
      }
    }
    return Fingerprint.of(jar);
  }
}
