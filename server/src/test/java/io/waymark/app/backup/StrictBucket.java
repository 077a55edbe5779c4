package io.waymark.app.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * A bucket that takes what S3 takes and nothing else: every request has to be signed as Amazon's
 * own signer signs it, over the bytes that came.
 */
final class StrictBucket implements AutoCloseable {
  static final String REGION = "eu-test-1";
  static final String ACCESS_KEY = "AKIDEXAMPLE";
  static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

  private static final String BUCKET = "/safe";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);
  private static final Pattern SIGNED = Pattern.compile("SignedHeaders=([^,]+), *Signature=(\\w+)");

  final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
  final AtomicInteger parts = new AtomicInteger();
  final AtomicInteger aborted = new AtomicInteger();
  volatile int refusePart = -1;
  private final Map<String, Map<Integer, byte[]>> uploads = new ConcurrentSkipListMap<>();
  private final HttpServer server;

  StrictBucket() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  BucketSettings settings(String secretKey) {
    return new BucketSettings(
        "safe",
        "backups/",
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
        REGION,
        ACCESS_KEY,
        secretKey,
        true);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var path = exchange.getRequestURI().getRawPath();
      if (!path.startsWith(BUCKET)) {
        error(exchange, 404, "NoSuchBucket");
      } else if (!isSigned(exchange, body)) {
        error(exchange, 403, "SignatureDoesNotMatch");
      } else {
        answer(exchange, path.substring(Math.min(path.length(), BUCKET.length() + 1)), body);
      }
    }
  }

  private void answer(HttpExchange exchange, String key, byte[] body) throws IOException {
    var query = query(exchange.getRequestURI().getRawQuery());
    var id = query.getOrDefault("uploadId", "");
    var upload = id.isEmpty() ? query.containsKey("uploads") ? " new" : "" : " part";
    switch (exchange.getRequestMethod() + upload) {
      case "PUT part" -> {
        var number = Integer.parseInt(query.getOrDefault("partNumber", "0"));
        if (number == refusePart) {
          error(exchange, 400, "InvalidPart");
          return;
        }
        parts.incrementAndGet();
        uploads.getOrDefault(id, new TreeMap<>()).put(number, body);
        exchange.getResponseHeaders().add("ETag", "\"part" + number + "\"");
        exchange.sendResponseHeaders(200, -1);
      }
      case "PUT" -> {
        objects.put(key, body);
        exchange.getResponseHeaders().add("ETag", "\"whole\"");
        exchange.sendResponseHeaders(200, -1);
      }
      case "POST new" -> {
        uploads.put("up1", new ConcurrentSkipListMap<>());
        xml(
            exchange,
            "<InitiateMultipartUploadResult><UploadId>up1</UploadId></InitiateMultipartUploadResult>");
      }
      case "POST part" -> {
        objects.put(key, joined(uploads.getOrDefault(id, Map.of())));
        xml(
            exchange,
            "<CompleteMultipartUploadResult><ETag>\"all\"</ETag></CompleteMultipartUploadResult>");
      }
      case "DELETE part" -> {
        uploads.remove(id);
        aborted.incrementAndGet();
        exchange.sendResponseHeaders(204, -1);
      }
      case "DELETE" -> {
        objects.remove(key);
        exchange.sendResponseHeaders(204, -1);
      }
      case "HEAD" -> {
        var object = objects.get(key);
        if (object != null) {
          exchange.getResponseHeaders().add("Content-Length", String.valueOf(object.length));
        }
        exchange.sendResponseHeaders(object == null ? 404 : 200, -1);
      }
      default -> list(exchange, query.getOrDefault("prefix", ""));
    }
  }

  private static byte[] joined(Map<Integer, byte[]> all) throws IOException {
    var out = new ByteArrayOutputStream();
    for (var part : all.values()) {
      out.write(part);
    }
    return out.toByteArray();
  }

  private void list(HttpExchange exchange, String prefix) throws IOException {
    var contents =
        objects.entrySet().stream()
            .filter(object -> object.getKey().startsWith(prefix))
            .map(
                object ->
                    "<Contents><Key>%s</Key><Size>%d</Size></Contents>"
                        .formatted(object.getKey(), object.getValue().length))
            .collect(Collectors.joining());
    xml(
        exchange,
        "<ListBucketResult><IsTruncated>false</IsTruncated>" + contents + "</ListBucketResult>");
  }

  private static Map<String, String> query(String raw) {
    var all = new TreeMap<String, String>();
    for (var pair : raw == null ? new String[0] : raw.split("&", -1)) {
      var parts = pair.split("=", 2);
      all.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], UTF_8));
    }
    return all;
  }

  private static void xml(HttpExchange exchange, String text) throws IOException {
    var bytes = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text).getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/xml");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void error(HttpExchange exchange, int status, String code) throws IOException {
    var bytes =
        "<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
            .formatted(code, code)
            .getBytes(UTF_8);
    exchange.sendResponseHeaders(
        status, exchange.getRequestMethod().equals("HEAD") ? -1 : bytes.length);
    if (!exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseBody().write(bytes);
    }
  }

  /** Signs what came once more, and compares. */
  private boolean isSigned(HttpExchange exchange, byte[] body) {
    var headers = exchange.getRequestHeaders();
    var match = SIGNED.matcher(String.valueOf(headers.getFirst("Authorization")));
    if (!match.find()) {
      return false;
    }
    var names = List.of(match.group(1).split(";", -1));
    if (!names.containsAll(List.of("host", "x-amz-date", "x-amz-content-sha256"))) {
      return false;
    }
    var request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(exchange.getRequestMethod()))
            .uri(
                URI.create(
                    "http://" + headers.getFirst("Host") + exchange.getRequestURI().toString()));
    for (var name : names) {
      if (!name.equals("host")
          && !name.equals("x-amz-date")
          && !name.equals("x-amz-content-sha256")) {
        request.putHeader(name, String.valueOf(headers.getFirst(name)));
      }
    }
    var unsigned = "UNSIGNED-PAYLOAD".equals(headers.getFirst("X-Amz-Content-Sha256"));
    if (unsigned && body.length > 0) {
      return false;
    }
    var moment = Instant.from(DATE.parse(String.valueOf(headers.getFirst("X-Amz-Date"))));
    var signed =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(AwsCredentialsIdentity.create(ACCESS_KEY, SECRET_KEY))
                        .request(request.build())
                        .payload(unsigned ? null : ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, REGION)
                        .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                        .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, !unsigned)
                        .putProperty(
                            HttpSigner.SIGNING_CLOCK, Clock.fixed(moment, ZoneOffset.UTC)));
    var again = SIGNED.matcher(signed.request().firstMatchingHeader("Authorization").orElse(""));
    return again.find() && again.group(2).equals(match.group(2));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
