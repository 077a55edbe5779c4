package io.waymark.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.identity.Secrets;
import io.waymark.identity.signin.Passwords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive that people keep in a repository: only what matters to them, with names for ids. */
class HandWrittenArchiveTest {
  @TempDir Path folder;
  private ArchiveServer server;
  private Path archive;

  @BeforeEach
  void provision() throws IOException {
    server = new ArchiveServer(folder.resolve("server"));
    archive = Files.createDirectory(folder.resolve("archive"));
    write("README.md", "Not of the archive.");
    write("workspaces", "{\"slug\": \"acme\"}");
    write("users", "{\"email\": \"ann@acme.com\", \"password\": \"correct horse battery\"}");
    write("memberships", "{\"userId\": \"ann@acme.com\", \"role\": \"owner\"}");
    write("apiKeys", "{\"key\": \"dub_0123456789abcdefghij\"}");
    write("domains", "{\"slug\": \"acme.link\", \"verified\": true, \"primary\": true}");
    write("folders", "{\"name\": \"Campaigns\"}");
    write("tags", "{\"name\": \"news\"}", "{\"name\": \"Sale\", \"color\": \"red\"}");
    write(
        "links",
        "{\"domain\": \"acme.link\", \"key\": \"Offer\", \"url\": \"https://acme.com/offer\", \"tagIds\": [\"sale\", \"news\"], \"folderId\": \"campaigns\", \"password\": \"sesame\"}",
        "",
        "{\"domain\": \"acme.link\", \"key\": \"_root\", \"url\": \"https://acme.com\"}");
    write(
        "webhooks",
        "{\"url\": \"https://acme.com/hook\", \"secret\": \"s\", \"triggers\": [\"link.clicked\"], \"linkScope\": \"links\", \"linkIds\": [\"acme.link/offer\"]}");
    assertThat(server.take(archive)).noneMatch(told -> told.contains("!1"));
  }

  @AfterEach
  void end() {
    server.close();
  }

  private void write(String file, String... lines) throws IOException {
    var name = file.contains(".") ? file : file + ".ndjson";
    Files.writeString(archive.resolve(name), String.join("\n", lines) + "\n");
  }

  @Test
  void plainPasswordsAndKeysAreHashed() {
    var hash = server.text("select password_hash from users");

    assertThat(Passwords.fits("correct horse battery", hash)).isTrue();
    assertThat(server.text("select hashed_key from api_keys"))
        .isEqualTo(Secrets.hash("dub_0123456789abcdefghij"));
    assertThat(server.text("select partial_key from api_keys")).isEqualTo("dub...ghij");
  }

  @Test
  void whatIsLeftOutIsFoundOut() {
    assertThat(server.text("select name from workspaces")).isEqualTo("acme");
    assertThat(server.text("select count(distinct project_id) from links")).isEqualTo("1");
    assertThat(server.text("select short_link from links where key = 'Offer'"))
        .isEqualTo("https://acme.link/Offer");
    assertThat(server.text("select folded_key from links where key = 'Offer'")).isEqualTo("offer");
    assertThat(server.text("select user_id = (select id from users) from api_keys")).isEqualTo("t");
  }

  @Test
  void namesStandForIds() {
    assertThat(
            server.text(
                """
                select string_agg(t.name, ',' order by l.position)
                from link_tags l join tags t on t.id = l.tag_id
                """))
        .isEqualTo("Sale,news");
    assertThat(server.text("select f.name from links l join folders f on f.id = l.folder_id"))
        .isEqualTo("Campaigns");
    assertThat(server.text("select l.key from webhook_links w join links l on l.id = w.link_id"))
        .isEqualTo("Offer");
  }

  @Test
  void theSameAgainChangesNothingWhateverTheServerCountedMeanwhile() throws IOException {
    server.jdbi.useHandle(
        handle ->
            handle.execute(
                "update links set clicks = 7, last_clicked = now(), disabled_at = now()"));

    assertThat(server.take(archive)).allMatch(told -> told.matches(".*\\+0 ~0 =\\d+ !0"));
    assertThat(server.text("select sum(clicks) from links")).isEqualTo("14");
  }

  @Test
  void aChangedLineChangesItsRowAndNoOther() throws IOException {
    write(
        "links",
        "{\"domain\": \"acme.link\", \"key\": \"Offer\", \"url\": \"https://acme.com/2\"}");
    write("users", "{\"email\": \"ann@acme.com\", \"password\": \"another one\"}");

    assertThat(server.take(archive))
        .contains("links.ndjson: +0 ~1 =0 !0", "users.ndjson: +0 ~1 =0 !0")
        .filteredOn(told -> told.contains("updated"))
        .hasSize(2);
    assertThat(server.text("select url from links where key = 'Offer'"))
        .isEqualTo("https://acme.com/2");
    assertThat(server.text("select count(*) from link_tags")).isEqualTo("0");
    assertThat(server.text("select count(*) from links where password is null")).isEqualTo("2");
  }

  @Test
  void aPasswordThatALineDoesNotTellStays() throws IOException {
    var before = server.text("select password_hash from users");
    write("users", "{\"email\": \"ANN@acme.com\", \"name\": \"Ann\"}");

    assertThat(server.take(archive)).contains("users.ndjson: +0 ~1 =0 !0");
    assertThat(server.text("select password_hash from users")).isEqualTo(before);
  }

  @Test
  void whatTheServerHasByTheSameNameIsMeant() throws IOException {
    var other = new ArchiveServer(folder.resolve("other"));
    try (other) {
      other.jdbi.useHandle(
          handle ->
              handle.execute(
                  """
                  insert into workspaces (id, name, slug, created_at, updated_at)
                  values ('ws_main', 'Main', 'Acme', now(), now())
                  """));
      write("workspaces", "{\"slug\": \"acme\", \"name\": \"Main\"}");

      assertThat(other.take(archive)).contains("workspaces.ndjson:1: updated ws_main");
      assertThat(other.text("select distinct project_id from links")).isEqualTo("ws_main");
    }
  }
}
