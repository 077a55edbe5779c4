package io.waymark.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Compressed TAR files: as good as folders, and refused before anything is read of them if not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TarArchiveTest {
  private static final String TAG = "{\"name\": \"x\", \"workspaceId\": \"acme\"}\n";

  @TempDir static Path folder;
  private ArchiveServer server;
  private int files;

  @BeforeAll
  void seed() throws IOException {
    server = new ArchiveServer(folder.resolve("server"));
    Seed.into(server);
  }

  @AfterAll
  void end() {
    server.close();
  }

  private Path file() {
    return folder.resolve("archive" + files++ + ".tar.gz");
  }

  /** Writes what a test puts into it. */
  private interface Content {
    void into(TarArchiveOutputStream tar) throws IOException;
  }

  private Path tar(Content content) throws IOException {
    var file = file();
    try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      content.into(tar);
    }
    return file;
  }

  private static void add(TarArchiveOutputStream tar, String name, String text) throws IOException {
    var entry = new TarArchiveEntry(name, true);
    entry.setSize(text.getBytes(UTF_8).length);
    tar.putArchiveEntry(entry);
    tar.write(text.getBytes(UTF_8));
    tar.closeArchiveEntry();
  }

  private void assertRefused(Path archive, String... words) throws IOException {
    var before = server.text("select count(*) from tags");

    assertThatThrownBy(() -> server.take(archive))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(words);
    assertThat(server.text("select count(*) from tags")).isEqualTo(before);
  }

  @Test
  void aTarFileIsAsGoodAsAFolderAndTheSameEveryTime() throws IOException {
    var archive = server.export(file());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
        .isEqualTo("rw-------");
    try (var second = new ArchiveServer(folder.resolve("second"))) {
      assertThat(second.take(archive)).noneMatch(told -> told.matches(".*(!|~)[1-9].*"));
      assertThat(second.export(file())).hasSameBinaryContentAs(archive);
    }
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aFileThatTarWroteByItselfIsRead() throws IOException {
    var archive =
        tar(
            tar -> {
              var top = new TarArchiveEntry("./");
              tar.putArchiveEntry(top);
              tar.closeArchiveEntry();
              add(tar, "./README.md", "hello");
              add(tar, "./tags.ndjson", TAG);
              // behind what is read after it
              add(tar, "./workspaces.ndjson", "{\"slug\": \"acme\", \"name\": \"Acme\"}\n");
            });

    assertThat(server.take(archive, true)).contains("tags.ndjson: +1 ~0 =0 !0");
  }

  @Test
  void namesThatLeaveTheArchiveAreRefused() throws IOException {
    for (var name : new String[] {"../tags.ndjson", "/etc/tags.ndjson", "a/tags.ndjson", ".."}) {
      assertRefused(tar(tar -> add(tar, name, TAG)), name, "no folders");
    }
    assertThat(folder.resolve("tags.ndjson")).doesNotExist();
  }

  @Test
  void whatIsNoPlainFileIsRefused() throws IOException {
    for (var kind :
        new byte[] {
          TarConstants.LF_SYMLINK,
          TarConstants.LF_LINK,
          TarConstants.LF_FIFO,
          TarConstants.LF_CHR,
          TarConstants.LF_DIR
        }) {
      var archive =
          tar(
              tar -> {
                var entry = new TarArchiveEntry("tags.ndjson", kind);
                entry.setLinkName("/etc/passwd");
                tar.putArchiveEntry(entry);
                tar.closeArchiveEntry();
              });
      assertRefused(archive, "tags.ndjson");
    }
  }

  @Test
  void aFileThatIsThereTwiceIsRefused() throws IOException {
    assertRefused(
        tar(
            tar -> {
              add(tar, "tags.ndjson", TAG);
              add(tar, "tags.ndjson", TAG);
            }),
        "tags.ndjson is in it twice");
  }

  @Test
  void whatGrowsOutOfProportionIsRefused() throws IOException {
    var bomb =
        tar(
            tar -> {
              var entry = new TarArchiveEntry("tags.ndjson");
              entry.setSize(200L << 20);
              tar.putArchiveEntry(entry);
              var blank = new byte[1 << 20];
              Arrays.fill(blank, (byte) '\n');
              for (var at = 0; at < 200; at++) {
                tar.write(blank);
              }
              tar.closeArchiveEntry();
            });

    assertThat(Files.size(bomb)).isLessThan(1 << 20);
    assertRefused(bomb, "tags.ndjson", "times as large as packed");
  }

  @Test
  void aNameThatIsLongerThanAnyIsNotKeptInMemory() throws IOException {
    var archive =
        tar(
            tar -> {
              var name = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
              name.setSize(3 << 20);
              tar.putArchiveEntry(name);
              tar.write("x".repeat(3 << 20).getBytes(UTF_8));
              tar.closeArchiveEntry();
              add(tar, "tags.ndjson", TAG);
            });

    assertRefused(archive, "more about its files than any archive says");
  }

  @Test
  void anArchiveThatIsCutOffOrDamagedIsRefusedNamingTheLine() throws IOException {
    var whole = server.export(file());
    var bytes = Files.readAllBytes(whole);

    for (var part : new int[] {10, bytes.length / 3, bytes.length / 2, bytes.length - 4}) {
      var cut = Files.write(file(), Arrays.copyOf(bytes, part));
      assertRefused(cut, cut.toString());
    }
    var damaged = bytes.clone();
    damaged[bytes.length / 2] ^= 0x55;
    assertRefused(Files.write(file(), damaged), "damaged, cut off or no archive, at ");
    assertThat(refusal(Files.write(file(), Arrays.copyOf(bytes, bytes.length / 2))))
        .containsPattern("at [a-zA-Z]+\\.ndjson:\\d+: ");
    assertRefused(Files.writeString(file(), "no archive"), "is no compressed TAR file");
  }

  private @Nullable String refusal(Path archive) {
    try {
      var _ = Verification.of(archive, new Silence());
      return null;
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  @Test
  void aVerificationNamesTheFileAndTheLineThatIsNotAsItWas() throws IOException {
    var exported = server.export(folder.resolve("exported"));

    assertThat(Verification.of(exported, new Silence()).files()).containsEntry("clicks.ndjson", 4L);
    var tags = exported.resolve("tags.ndjson");
    var lines = Files.readAllLines(tags);
    Files.writeString(tags, String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");
    assertThat(refusal(exported))
        .startsWith("tags.ndjson:%d: is not what manifest.json says".formatted(lines.size()));
    Files.delete(tags);
    assertThat(refusal(exported)).startsWith("tags.ndjson:0: is missing");
    Files.writeString(tags, "x");
    Files.writeString(exported.resolve("extra.txt"), "x");
    assertThat(refusal(exported)).startsWith("extra.txt:0: manifest.json does not know this file");
    Files.delete(exported.resolve("manifest.json"));
    assertThat(refusal(exported)).contains("nobody knows whether it is whole");
  }

  /** Hears nothing. */
  private record Silence() implements Report {
    @Override
    public void line(
        String file, long line, Outcome outcome, @Nullable String id, @Nullable String problem) {}

    @Override
    public void file(String file, Tally tally) {}
  }
}
