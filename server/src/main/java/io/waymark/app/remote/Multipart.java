package io.waymark.app.remote;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A form with files, as browsers send it. */
final class Multipart {
  private final String boundary = "waymark-" + UUID.randomUUID();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  Multipart field(String name, String value) {
    return part("name=\"%s\"".formatted(quoted(name)), value.getBytes(StandardCharsets.UTF_8));
  }

  Multipart file(String name, String fileName, byte[] content) {
    return part("name=\"%s\"; filename=\"%s\"".formatted(quoted(name), quoted(fileName)), content);
  }

  private Multipart part(String disposition, byte[] content) {
    write("--%s\r\nContent-Disposition: form-data; %s\r\n\r\n".formatted(boundary, disposition));
    body.writeBytes(content);
    write("\r\n");
    return this;
  }

  Call.Payload payload() {
    write("--%s--\r\n".formatted(boundary));
    return new Call.Payload("multipart/form-data; boundary=" + boundary, body.toByteArray());
  }

  private void write(String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String quoted(String name) {
    return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
  }
}
