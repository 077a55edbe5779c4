package io.waymark.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Archives that are wrong, damaged or hostile: a clear word on each line, and nothing changes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedArchiveTest {
  @TempDir static Path folder;
  private ArchiveServer server;
  private Path archive;
  private int archives;

  @BeforeAll
  void seed() throws IOException {
    server = new ArchiveServer(folder.resolve("server"));
    Seed.into(server);
  }

  @AfterAll
  void end() {
    server.close();
  }

  @BeforeEach
  void empty() throws IOException {
    archive = Files.createDirectory(folder.resolve("archive" + archives++));
  }

  private void write(String file, String... lines) throws IOException {
    Files.writeString(archive.resolve(file), String.join("\n", lines));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          tags  | {"name": 1}                                   | name: expected text, not 1
          tags  | {"workspaceId": "acme"}                       | name: expected text, but the line has none
          tags  | {"name": null}                                | name: expected text, not null
          tags  | {"name": "x", "colour": "red"}                | colour: there is no such field; did you mean color?
          tags  | {"name": "x", "color": "crimson"}             | color: expected one of red, yellow, green, blue, purple, brown, gray, pink, not "crimson"
          tags  | {"name": "x", "name": "y"}                    | expected JSON: Duplicate field 'name'
          tags  | {"name": "x"                                  | expected JSON: Unexpected end-of-input: expected close marker for Object
          tags  | ["x"]                                         | expected a JSON object
          tags  | {"name": "x"} {"name": "y"}                   | expected JSON: Trailing token
          tags  | {"name": "a\\u0000b"}                         | expected no character that a database cannot keep, such as \\u0000
          tags  | {"name": "a\\ud800b"}                         | expected no character that a database cannot keep, such as \\u0000
          tags  | {"name": "x"}                                 | workspaceId: expected one; left out it is the archive's only workspace, or if it has none the server's only one, and there is none
          tags  | {"name": "x", "workspaceId": "nope"}          | workspaceId: there is no workspace nope
          tags  | {"id": "a b", "name": "x", "workspaceId": "b"} | id: expected 1 to 100 visible characters without spaces
          tags  | {"id": "tag_1", "name": "x", "workspaceId": "b"} | id: belongs to another workspace
          tags  | {"id": "tag_9", "name": "NEWS", "workspaceId": "acme"} | the name is taken by tag_1
          tags  | {"name": "x", "workspaceId": "b", "createdAt": "yesterday"} | createdAt: expected moment, not "yesterday"
          tags  | {"name": "x", "workspaceId": "b", "createdAt": "+999999999-01-01T00:00:00Z"} | createdAt: expected moment, not "+999999999-01-01T00:00:00Z"
          links | {"domain": "b.link", "key": "x", "url": "https://x.test", "tagIds": ["tag_1"]} | tagIds: there is no tag of the workspace tag_1
          links | {"domain": "b.link", "key": "x", "url": "https://x.test", "tagIds": ["news", "tag_b"]} | tagIds: expected nothing twice
          links | {"domain": "b.link", "key": "x", "url": "https://x.test", "folderId": "fold_a"} | folderId: there is no folder of the workspace fold_a
          links | {"domain": "b.link", "key": "x", "url": "https://x.test", "clicks": 1.5} | clicks: expected whole number, not 1.5
          links | {"domain": "b.link", "key": "x", "url": "https://x.test", "clicks": 99999999999999999999} | clicks: expected whole number, not 99999999999999999999
          links | {"domain": "b.link", "key": "a b", "url": "https://x.test"} | key: expected the key of a short link, without spaces
          links | {"domain": "b.link", "key": "x", "url": "http://"} | url: expected an address as in https://acme.com/offer
          links | {"domain": "B LINK", "key": "x", "url": "https://x.test"} | domain: expected a host name in lower case
          links | {"id": "link_9", "domain": "localhost:8080", "key": "FREE", "url": "https://x.test", "workspaceId": null} | the short link is taken by link_free
          users | {"email": "ann@acme.test", "password": "short"} | password: expected 8 to 128 characters
          users | {"name": "Nobody"}                            | id: expected one, for nothing else tells which row this is
          apiKeys | {"workspaceId": "acme", "key": "dub_1"}     | key: expected dub_ and at least 16 of A-Z, a-z and 0-9
          sales | {"workspaceId": "acme", "eventId": "s", "eventName": "e", "customerId": "c", "linkId": "l", "lead": "LeadB00000000001", "paymentProcessor": "p", "amount": 1, "reportedAmount": 1, "reportedCurrency": "usd", "createdAt": "2026-01-01T00:00:00Z"} | lead: there is no lead with the event id LeadB00000000001
          clicks | {"timestamp": "2026-01-01T00:00:00Z", "clickId": "x", "linkId": "l", "trigger": "telepathy"} | trigger: expected one of link, qr, pageview, deeplink, not "telepathy"
          """)
  void aWrongLineIsToldWithFileLineFieldAndWhatWasExpected(String file, String line, String problem)
      throws IOException {
    write(file + ".ndjson", "", line);

    assertThat(server.take(archive)).contains(file + ".ndjson:2: " + problem);
  }

  @Test
  void oneWrongLineKeepsAllOthersOut() throws IOException {
    write("tags.ndjson", "{\"name\": \"fine\", \"workspaceId\": \"b\"}", "{}");
    write(
        "clicks.ndjson",
        "{\"timestamp\": \"2026-01-01T00:00:00Z\", \"clickId\": \"x\", \"linkId\": \"l\"}");
    var position = server.events.position();

    assertThat(server.take(archive)).contains("tags.ndjson: +1 ~0 =0 !1");
    assertThat(server.text("select count(*) from tags where name = 'fine'")).isEqualTo("0");
    assertThat(server.events.position()).isEqualTo(position);
  }

  @Test
  void theSameRowTwiceIsRefusedTheSecondTime() throws IOException {
    write(
        "tags.ndjson",
        "{\"id\": \"t1\", \"name\": \"one\", \"workspaceId\": \"b\"}",
        "{\"id\": \"t1\", \"name\": \"two\", \"workspaceId\": \"b\"}",
        "{\"id\": \"t2\", \"name\": \"ONE\", \"workspaceId\": \"b\"}");

    assertThat(server.take(archive))
        .contains(
            "tags.ndjson:2: the same row is already in line 1",
            "tags.ndjson:3: the name is already in line 1");
  }

  @Test
  void whatTheDatabaseDoesNotTakeIsTold() throws IOException {
    write(
        "domains.ndjson",
        "{\"slug\": \"n.link\", \"workspaceId\": \"b\", \"linkRetentionDays\": -1}");

    assertThat(server.take(archive))
        .anyMatch(told -> told.startsWith("domains.ndjson:0: the database does not take it: "));
    assertThat(server.text("select count(*) from domains where slug = 'n.link'")).isEqualTo("0");
  }

  @Test
  void aFileThatNoArchiveHasIsToldWithTheNearest() throws IOException {
    write("link.ndjson", "{}");

    assertThat(server.take(archive))
        .containsExactly("link.ndjson:0: archives have no such file; did you mean links.ndjson?");
  }

  @Test
  void aZipFileThatPointsElsewhereWritesNothingAnywhere() throws IOException {
    var zip = folder.resolve("slip.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("../slipped.ndjson"));
      out.write("{}".getBytes(StandardCharsets.UTF_8));
      out.closeEntry();
    }

    assertThat(server.take(zip)).singleElement().asString().startsWith("../slipped.ndjson:0: ");
    assertThat(folder.resolve("slipped.ndjson")).doesNotExist();
    assertThat(folder.resolveSibling("slipped.ndjson")).doesNotExist();
  }

  @Test
  void aLineWithoutEndIsNotKeptInMemory() throws IOException {
    var told = new ArrayList<String>();
    var input = new ByteArrayInputStream("aaaaaaaaaa\nbbb\n".getBytes(StandardCharsets.UTF_8));

    new Lines(input, 5)
        .each(
            (number, line) -> told.add(number + line), (number, words) -> told.add(number + words));
    assertThat(told).containsExactly("1expected a line of 5 bytes at most", "2bbb");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Files.write(archive.resolve("tags.ndjson"), new byte[] {'"', (byte) 0xff, '"'});

    assertThat(server.take(archive)).contains("tags.ndjson:1: expected UTF-8");
  }

  @Test
  void aFileThatIsNotWhatTheManifestSaysIsRefused() throws IOException {
    var exported = server.export(archive.resolve("a"));
    Files.writeString(exported.resolve("tags.ndjson"), "");

    assertThat(server.take(exported))
        .anyMatch(told -> told.startsWith("tags.ndjson:0: is not what manifest.json says it is"));
    Files.delete(exported.resolve("manifest.json"));
    assertThat(server.take(exported)).contains("tags.ndjson: +0 ~0 =0 !0");
  }

  @Test
  void anArchiveOfALaterVersionIsRefused() throws IOException {
    write("manifest.json", "{\"format\": 2, \"files\": 1}");

    assertThatThrownBy(() -> server.take(archive))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a newer Waymark wrote this archive");
  }

  @Test
  void whatIsThereAlreadyIsNotOverwritten() throws IOException {
    var taken = Files.writeString(folder.resolve("taken.zip"), "mine");
    write("mine.txt", "mine");

    assertThatThrownBy(() -> server.export(taken)).hasMessageContaining("is there already");
    assertThatThrownBy(() -> server.export(archive)).hasMessageContaining("is not empty");
    assertThat(taken).hasContent("mine");
  }
}
