package io.waymark.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups in storage that speaks S3, checked down to the signatures. */
class BackupBucketTest {
  private static final String NAME = "waymark-2026-11-22T031500Z.tar.gz";
  private static final int PART = 64 * 1024;

  @AutoClose private final StrictBucket bucket = new StrictBucket();
  @TempDir private Path folder;

  BackupBucketTest() throws IOException {}

  private BackupBucket place(String secretKey) {
    return new BackupBucket(bucket.settings(secretKey), new BackupFolder(folder), PART);
  }

  private BackupBucket place() {
    return place(StrictBucket.SECRET_KEY);
  }

  private Path file(int bytes) throws IOException {
    var content = new byte[bytes];
    new Random(7).nextBytes(content);
    return Files.write(folder.resolve("unfinished"), content);
  }

  @Test
  void aSmallBackupIsSentAtOnceAndIsNoLongerHere() throws IOException {
    var file = file(1000);
    var content = Files.readAllBytes(file);

    place().put(file, NAME);
    assertThat(bucket.objects).containsOnlyKeys("backups/" + NAME);
    assertThat(bucket.objects.get("backups/" + NAME)).isEqualTo(content);
    assertThat(bucket.parts).hasValue(0);
    assertThat(file).doesNotExist();
    assertThat(place().list()).containsExactly(new Kept(NAME, 1000));
  }

  @Test
  void aLargeBackupIsSentInParts() throws IOException {
    var file = file(5 * PART / 2);
    var content = Files.readAllBytes(file);

    place().put(file, NAME);
    assertThat(bucket.parts).hasValue(3);
    assertThat(bucket.objects.get("backups/" + NAME)).isEqualTo(content);
  }

  @Test
  void anUploadThatFailsLeavesNothingThere() throws IOException {
    bucket.refusePart = 2;

    assertThatThrownBy(() -> place().put(file(5 * PART / 2), NAME))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("s3://safe/backups/")
        .hasMessageContaining("InvalidPart");
    assertThat(bucket.aborted).hasValue(1);
    assertThat(bucket.objects).isEmpty();
  }

  @Test
  void aKeyThatIsWrongIsToldWithoutTheSecret() {
    assertThatThrownBy(() -> place("wrong-secret").list())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("SignatureDoesNotMatch")
        .hasMessageNotContaining("wrong-secret");
  }

  @Test
  void onlyBackupsAreListedAndRemoved() throws IOException {
    bucket.objects.put("backups/holiday.jpg", new byte[3]);
    bucket.objects.put("other/" + NAME, new byte[3]);
    bucket.objects.put("backups/" + NAME, new byte[3]);

    assertThat(place().list()).containsExactly(new Kept(NAME, 3));
    place().delete(NAME);
    assertThat(bucket.objects).containsOnlyKeys("backups/holiday.jpg", "other/" + NAME);
  }
}
