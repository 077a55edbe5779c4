package io.waymark.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one server has, another has after an import, to the last byte. */
class ArchiveRoundTripTest {
  @TempDir Path folder;
  private ArchiveServer first;
  private ArchiveServer second;

  @BeforeEach
  void servers() throws IOException {
    first = new ArchiveServer(folder.resolve("first"));
    second = new ArchiveServer(folder.resolve("second"));
    Seed.into(first);
  }

  @AfterEach
  void end() {
    first.close();
    second.close();
  }

  private static Map<String, String> files(Path archive) throws IOException {
    var files = new TreeMap<String, String>();
    try (var all = Files.list(archive)) {
      for (var file : all.toList()) {
        files.put(String.valueOf(file.getFileName()), Files.readString(file, UTF_8));
      }
    }
    return files;
  }

  @Test
  void theSeedHasEveryFieldOfEveryFile() throws IOException {
    var archive = files(first.export(folder.resolve("a")));

    for (var file : Contents.all()) {
      var lines = archive.get(file.fileName());
      for (var field : file.fields()) {
        if (!field.given()) {
          assertThat(lines)
              .as("%s: %s", file.fileName(), field.name())
              .containsPattern("\"" + field.name() + "\":(?!null)");
        }
      }
    }
  }

  @Test
  @DisplayName("Export → import → export is byte-equal, in every table and in the event store")
  void theSecondServersArchiveIsTheFirstOnes() throws IOException {
    var archive = first.export(folder.resolve("a"));

    assertThat(second.take(archive)).noneMatch(told -> told.matches(".*(!|~)[1-9].*"));
    assertThat(files(second.export(folder.resolve("b")))).isEqualTo(files(archive));
  }

  @Test
  void aZipFileIsAsGoodAsAFolderAndTheSameEveryTime() throws IOException {
    var archive = first.export(folder.resolve("a.zip"));

    second.take(archive);
    assertThat(second.export(folder.resolve("b.zip"))).hasSameBinaryContentAs(archive);
  }

  @Test
  void aSecondImportChangesNothing() throws IOException {
    var archive = first.export(folder.resolve("a"));
    second.take(archive);
    var position = second.events.position();

    assertThat(second.take(archive)).allMatch(told -> told.matches(".*\\+0 ~0 =\\d+ !0"));
    assertThat(second.events.position()).isEqualTo(position);
    assertThat(first.take(archive)).allMatch(told -> told.matches(".*\\+0 ~0 =\\d+ !0"));
  }

  @Test
  void aRehearsalTellsEverythingAndChangesNothing() throws IOException {
    var archive = first.export(folder.resolve("a"));
    var before = files(second.export(folder.resolve("before")));

    var rehearsed = second.take(archive, true);
    assertThat(files(second.export(folder.resolve("after")))).isEqualTo(before);
    assertThat(rehearsed).contains("links.ndjson:1: created link_a1", "clicks.ndjson: +4 ~0 =0 !0");
    assertThat(second.take(archive)).isEqualTo(rehearsed);
  }

  @Test
  void countersAreTheArchivesAndImportedClicksAreNotCountedAgain() throws IOException {
    second.take(first.export(folder.resolve("a")));

    assertThat(second.text("select clicks from links where id = 'link_a1'")).isEqualTo("15");
    assertThat(second.text("select sequence from journal_positions"))
        .isEqualTo(String.valueOf(second.events.position()));
    assertThat(second.text("select sum(links) from link_counts where project_id = 'ws_a'"))
        .isEqualTo("2");
    assertThat(second.text("select sum(links) from link_tag_counts where project_id = 'ws_a'"))
        .isEqualTo("2");
  }

  @Test
  void importedLeadsAndSalesAreStillToBeHandedToTheEventStore() throws IOException {
    second.take(first.export(folder.resolve("a")));

    assertThat(second.text("select count(*) from leads where not stored")).isEqualTo("2");
    assertThat(second.text("select count(*) from sales where not stored")).isEqualTo("1");
  }

  @Test
  void anArchiveOfAWorkspaceHasItAndNothingOfOthers() throws IOException {
    var archive = first.export(folder.resolve("a"), "ACME", true);

    assertThat(files(archive))
        .doesNotContainKeys("settings.ndjson", "currencyRates.ndjson", "shopifyCheckouts.ndjson")
        .allSatisfy((name, text) -> assertThat(text).doesNotContain("ws_b", "user_b", "_b1\""));
    assertThat(files(archive).get("users.ndjson")).contains("user_a", "user_m");
    second.take(archive);
    assertThat(files(second.export(folder.resolve("b"), "acme", true))).isEqualTo(files(archive));
  }

  @Test
  void anArchiveAddsToAServerThatHasClicksOfItsOwn() throws IOException {
    Seed.into(second);
    second.jdbi.useHandle(handle -> handle.execute("delete from workspaces where id = 'ws_a'"));
    var before = second.events.position();

    var told = second.take(first.export(folder.resolve("a")));
    assertThat(told)
        .contains("clicks.ndjson: +0 ~0 =4 !0")
        .anyMatch(it -> it.contains("links.ndjson: +2"));
    assertThat(second.events.position()).isEqualTo(before);
  }

  @Test
  void onlyItsOwnerCanReadAnArchive() throws IOException {
    var archive = first.export(folder.resolve("a"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(archive.resolve("webhooks.ndjson"))))
        .isEqualTo("rw-------");
  }

  @Test
  void withoutSecretsNoneIsInTheArchiveAndNothingIsOpenAfterIt() throws IOException {
    var archive = first.export(folder.resolve("a"), null, false);

    assertThat(files(archive).values().stream().collect(Collectors.joining()))
        .doesNotContain("open sesame", "\"look\"", "whsec_", "argon2id", "\"abc\"");
    second.take(archive);
    assertThat(second.text("select id from links where password is not null")).isEqualTo("link_a1");
    assertThat(second.text("select password_hash from users where id = 'user_a'"))
        .isEqualTo("null");
    assertThat(second.text("select length(hashed_key) from api_keys where id = 'key_a'"))
        .isEqualTo("64");
  }

  @Test
  void secretsThatAreNotToldStayAsTheyAre() throws IOException {
    var archive = first.export(folder.resolve("a"), null, false);
    var before = files(first.export(folder.resolve("before")));

    first.take(archive);
    assertThat(files(first.export(folder.resolve("after")))).isEqualTo(before);
  }
}
