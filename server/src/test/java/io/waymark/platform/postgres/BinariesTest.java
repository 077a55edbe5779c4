package io.waymark.platform.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class BinariesTest {
  @TempDir private Path folder;

  @Test
  void theyRunAreUnpackedOnceAndReplaceWhatWasHalfUnpackedOrOld() throws Exception {
    var expected = Binaries.in(TestPostgres.binaries()).home().getFileName().toString();
    var half = Files.createDirectories(folder.resolve(expected + ".unpacking/bin"));
    Files.writeString(half.resolve("postgres"), "half");
    var old = Files.createDirectory(folder.resolve("postgres-linux-x86_64-00000000"));

    var binaries = Binaries.in(folder);
    assertThat(binaries.majorVersion()).isEqualTo("18");
    assertThat(Command.run(folder, List.of(binaries.postgres().toString(), "--version")).output())
        .startsWith("postgres (PostgreSQL) 18.");
    assertThat(folder.resolve(expected + ".unpacking")).doesNotExist();
    assertThat(old).exists();
    binaries.removeOthers();
    assertThat(old).doesNotExist();

    var unpacked = Files.getLastModifiedTime(binaries.postgres());
    assertThat(Binaries.in(folder)).isEqualTo(binaries);
    assertThat(Files.getLastModifiedTime(binaries.postgres())).isEqualTo(unpacked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside", "bin/../../outside"})
  void anArchiveCannotWriteOutsideItsFolder(String name) throws Exception {
    var target = folder.resolve("inside");
    assertThatThrownBy(
            () ->
                Archive.unpack(
                    new ByteArrayInputStream(archive(new TarArchiveEntry(name))), target))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("outside its folder");
    assertThat(folder.resolve("outside")).doesNotExist();
  }

  @Test
  void aLinkCannotPointOutsideItsFolder() throws Exception {
    var link = new TarArchiveEntry("lib/link", TarArchiveEntry.LF_SYMLINK);
    link.setLinkName("../../outside");
    assertThatThrownBy(
            () -> Archive.unpack(new ByteArrayInputStream(archive(link)), folder.resolve("inside")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("outside its folder");
  }

  @Test
  void aPlainArchiveBesideTheJarSparesDecompressing() throws Exception {
    var jar = folder.resolve("programs.jar");
    try (var written = new JarOutputStream(Files.newOutputStream(jar))) {
      written.putNextEntry(new ZipEntry("postgres-here.txz"));
      var compressed = new XZOutputStream(written, new LZMA2Options());
      compressed.write("from the jar".getBytes(UTF_8));
      compressed.finish();
    }
    var archive = URI.create("jar:" + jar.toUri() + "!/postgres-here.txz").toURL();

    assertThat(Archive.open(archive)).hasContent("from the jar");
    Files.writeString(folder.resolve("postgres-here.tar"), "from beside it");
    assertThat(Archive.open(archive)).hasContent("from beside it");
  }

  private static byte[] archive(TarArchiveEntry entry) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes)) {
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }
}
