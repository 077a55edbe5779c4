package io.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a real data folder, from the first import to the archive of it. */
class ArchiveCommandTest {
  @TempDir Path folder;

  private String run(String... arguments) {
    return OperatorCommand.run(Map.of(), arguments);
  }

  @Test
  void anArchiveSetsUpAFolderAndIsWrittenFromIt() throws Exception {
    var archive = Files.createDirectory(folder.resolve("archive"));
    Files.writeString(archive.resolve("workspaces.ndjson"), "{\"slug\": \"acme\"}");
    Files.writeString(archive.resolve("domains.ndjson"), "{\"slug\": \"acme.link\"}");
    Files.writeString(
        archive.resolve("links.ndjson"),
        "{\"domain\": \"acme.link\", \"key\": \"a\", \"url\": \"https://a.test\", \"password\": \"p\"}");
    Files.writeString(
        archive.resolve("clicks.ndjson"),
        "{\"timestamp\": \"2026-01-01T00:00:00Z\", \"clickId\": \"c\", \"linkId\": \"l\"}");
    var data = folder.resolve("data").toString();

    assertThat(run("import", archive.toString(), "--data", data))
        .startsWith("0 ")
        .contains("links.ndjson: 1 created", "clicks.ndjson: 1 created")
        .endsWith("Imported.");
    assertThat(run("import", archive.toString(), "--data", data, "--dry-run"))
        .contains("links.ndjson: 0 created, 0 updated, 1 unchanged", "clicks.ndjson: 0 created")
        .endsWith("Nothing was changed.");

    var file = folder.resolve("out.zip").toString();
    assertThat(run("export", file, "--data", data)).startsWith("0 ").contains("links.ndjson");
    assertThat(run("export", file, "--data", data)).startsWith("1 ").contains("is there already");
    assertThat(run("import", file, "--data", folder.resolve("other").toString()))
        .contains("clicks.ndjson: 1 created")
        .endsWith("Imported.");
  }
}
