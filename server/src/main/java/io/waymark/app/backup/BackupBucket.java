package io.waymark.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/**
 * A bucket of storage that speaks S3, and what begins with a prefix in it. Nothing is asked of it
 * that only Amazon's has.
 *
 * @param unfinished the folder in which backups are written before they are sent
 */
record BackupBucket(BucketSettings settings, BackupFolder unfinished, int partBytes)
    implements BackupPlace {
  /** Ten thousand parts are the most there may be, and the first five megabytes the least. */
  static final int PART_BYTES = 16 * 1024 * 1024;

  BackupBucket(BucketSettings settings, BackupFolder unfinished) {
    this(settings, unfinished, PART_BYTES);
  }

  @Override
  public Path workshop() throws IOException {
    return unfinished.workshop();
  }

  @Override
  public void put(Path file, String name) throws IOException {
    asked(
        client -> {
          new Upload(client, settings.bucket(), settings.prefix() + name, file, partBytes).send();
          return true;
        });
    Files.delete(file);
  }

  @Override
  public List<Kept> list() throws IOException {
    return asked(
        client -> {
          var found = new ArrayList<Kept>();
          var pages =
              client.listObjectsV2Paginator(
                  request -> request.bucket(settings.bucket()).prefix(settings.prefix()));
          for (var object : pages.contents()) {
            var name = object.key().substring(settings.prefix().length());
            if (BackupName.moment(name).isPresent()) {
              found.add(new Kept(name, object.size()));
            }
          }
          found.sort(Comparator.comparing(Kept::name));
          return found;
        });
  }

  @Override
  public void delete(String name) throws IOException {
    asked(
        client ->
            client.deleteObject(
                request -> request.bucket(settings.bucket()).key(settings.prefix() + name)));
  }

  @Override
  public String words() {
    return settings.toString();
  }

  @Override
  public String words(String name) {
    return settings + name;
  }

  /** Asks the storage for something. */
  private interface Asking<T> {
    T of(S3Client client) throws IOException;
  }

  private <T> T asked(Asking<T> asking) throws IOException {
    try (var client = client()) {
      return asking.of(client);
    } catch (SdkException e) {
      throw new IOException("%s: %s".formatted(settings, e.getMessage()), e);
    }
  }

  private S3Client client() {
    var builder =
        S3Client.builder()
            .region(Region.of(settings.region()))
            .credentialsProvider(credentials())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            // Stores other than Amazon's refuse what it has added to the protocol since.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(
                S3Configuration.builder()
                    .pathStyleAccessEnabled(settings.pathStyle())
                    .chunkedEncodingEnabled(false)
                    .build());
    if (settings.endpoint() != null) {
      builder.endpointOverride(settings.endpoint());
    }
    return builder.build();
  }

  private AwsCredentialsProvider credentials() {
    var key = settings.accessKey();
    var secret = settings.secretKey();
    return key == null || secret == null
        ? DefaultCredentialsProvider.builder().build()
        : StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret));
  }
}
