package io.waymark.platform.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.TooLongFormFieldException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.TooManyFormFieldsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form with files, as browsers send it.
 *
 * @param fields texts by name
 * @param files contents by name
 */
public record MultipartForm(Map<String, String> fields, Map<String, byte[]> files) {
  private static final int MOST_FIELDS = 100;
  private static final int LONGEST_FIELD = 1 << 16;

  /**
   * Reads the body of a request.
   *
   * @throws ApiProblem 415 if it is no such form, 400 if it is a broken one
   */
  public static MultipartForm of(Exchange exchange) {
    var type = exchange.header("content-type");
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      throw new ApiProblem(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          "Send a form: Content-Type must be multipart/form-data.");
    }
    var request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(exchange.body()));
    request.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
    // Everything is in memory already, so nothing goes to disk.
    var factory = new DefaultHttpDataFactory(false);
    try {
      var decoder =
          new HttpPostMultipartRequestDecoder(
              factory, request, StandardCharsets.UTF_8, MOST_FIELDS, -1);
      try {
        return read(decoder);
      } finally {
        decoder.destroy();
      }
    } catch (ErrorDataDecoderException
        | TooManyFormFieldsException
        | TooLongFormFieldException
        | IOException e) {
      throw ApiProblem.badRequest("The form is malformed: " + e.getMessage());
    }
  }

  private static MultipartForm read(HttpPostMultipartRequestDecoder decoder) throws IOException {
    var fields = new HashMap<String, String>();
    var files = new HashMap<String, byte[]>();
    for (var data : decoder.getBodyHttpDatas()) {
      switch (data) {
        case FileUpload file -> files.put(file.getName(), file.get());
        case Attribute field -> {
          if (field.length() > LONGEST_FIELD) {
            throw ApiProblem.badRequest(
                "The form's field %s is too long.".formatted(field.getName()));
          }
          fields.put(field.getName(), field.getValue());
        }
        default -> {}
      }
    }
    return new MultipartForm(Map.copyOf(fields), Map.copyOf(files));
  }

  /** A text by its name, null if it is missing or empty. */
  public @Nullable String field(String name) {
    var value = fields.get(name);
    return value == null || value.isEmpty() ? null : value;
  }
}
