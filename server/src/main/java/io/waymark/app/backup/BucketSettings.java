package io.waymark.app.backup;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A place in storage that speaks Amazon's S3.
 *
 * @param prefix what names there begin with, with its slash; may be empty
 * @param endpoint null for Amazon's own
 * @param accessKey null for what the machine's environment tells, as in AWS_ACCESS_KEY_ID
 * @param pathStyle whether the bucket is in the path instead of the host
 */
public record BucketSettings(
    String bucket,
    String prefix,
    @Nullable URI endpoint,
    String region,
    @Nullable String accessKey,
    @Nullable String secretKey,
    boolean pathStyle) {

  /** Does not print the secret. */
  @Override
  public String toString() {
    return "s3://" + bucket + "/" + prefix;
  }
}
