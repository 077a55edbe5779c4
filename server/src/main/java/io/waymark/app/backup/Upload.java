package io.waymark.app.backup;

import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * One file on its way into a bucket: at once if it is small, else in parts, each read from the file
 * while it is sent. It is there as a whole or not at all.
 */
record Upload(S3Client client, String bucket, String key, Path file, int partBytes) {
  private static final String TYPE = "application/gzip";
  private static final int MOST_PARTS = 10_000;

  void send() throws IOException {
    var size = Files.size(file);
    if (size <= partBytes) {
      client.putObject(request -> request.bucket(bucket).key(key).contentType(TYPE), part(0, size));
    } else {
      sendParts(size);
    }
    var there = client.headObject(request -> request.bucket(bucket).key(key)).contentLength();
    if (there != size) {
      throw new IOException(
          "s3://%s/%s has %d bytes after the upload of %d".formatted(bucket, key, there, size));
    }
  }

  private void sendParts(long size) {
    var each = Math.max(partBytes, size / (MOST_PARTS - 1) + 1);
    var id =
        client
            .createMultipartUpload(request -> request.bucket(bucket).key(key).contentType(TYPE))
            .uploadId();
    try {
      var parts = new ArrayList<CompletedPart>();
      for (var at = 0L; at < size; at += each) {
        var number = parts.size() + 1;
        var tag =
            client
                .uploadPart(
                    request -> request.bucket(bucket).key(key).uploadId(id).partNumber(number),
                    part(at, Math.min(each, size - at)))
                .eTag();
        parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
      }
      client.completeMultipartUpload(
          request ->
              request
                  .bucket(bucket)
                  .key(key)
                  .uploadId(id)
                  .multipartUpload(all -> all.parts(parts)));
    } catch (SdkException | UncheckedIOException e) {
      abort(id, e);
      throw e;
    }
  }

  private void abort(String id, Exception why) {
    try {
      client.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(id));
    } catch (SdkException again) {
      why.addSuppressed(again);
    }
  }

  private RequestBody part(long from, long length) {
    return RequestBody.fromContentProvider(() -> open(from, length), length, TYPE);
  }

  private InputStream open(long from, long length) {
    try {
      var channel = Files.newByteChannel(file, StandardOpenOption.READ).position(from);
      return ByteStreams.limit(Channels.newInputStream(channel), length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
