package io.waymark.conversions.inbound;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.conversions.connections.Hmac;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.schema.Shape;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a sender shows who it is: by the token in the address, or by a code of the body in a header.
 *
 * @param header the header that holds the code; null where the token is enough
 * @param prefix what the header has before the code, such as {@code sha256=}
 */
record Proof(@Nullable String header, Hmac algorithm, Encoding encoding, String prefix) {
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,100}");
  private static final int LONGEST_PREFIX = 50;

  /** How the code is written. */
  enum Encoding {
    HEX,
    BASE64;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    String of(byte[] code) {
      return this == HEX
          ? HexFormat.of().formatHex(code)
          : Base64.getEncoder().encodeToString(code);
    }
  }

  static final Shape<Proof> SHAPE =
      Shape.of(
              Proof.class,
              field(
                      "header",
                      text()
                          .matching(HEADER, "Invalid header name: expected X-Signature")
                          .nullable())
                  .described(
                      "The header with the code; null if the token in the address is enough.")
                  .defaultsToNull(),
              field("algorithm", choice(Hmac.class, Hmac::label))
                  .described("What makes the code of the body and the secret.")
                  .defaultsTo(Hmac.SHA256),
              field("encoding", choice(Encoding.class, Encoding::label))
                  .described("How the code is written.")
                  .defaultsTo(Encoding.HEX),
              field("prefix", text().max(LONGEST_PREFIX))
                  .described("What the header has before the code, such as `sha256=`.")
                  .defaultsTo(""))
          .named("InboundSignature");

  /** The usual: the token. */
  static final Proof TOKEN = new Proof(null, Hmac.SHA256, Encoding.HEX, "");

  /** As it is stored and shown; {@link #SHAPE} reads it. */
  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("header", header)
        .put("algorithm", algorithm.label())
        .put("encoding", encoding.label())
        .put("prefix", prefix);
  }

  /** Whether the request shows it. */
  boolean given(Exchange exchange, String secret) {
    if (header == null) {
      return Hmac.same(secret, token(exchange));
    }
    var code = exchange.header(header.toLowerCase(Locale.ROOT));
    if (code == null || !code.startsWith(prefix)) {
      return false;
    }
    var given = code.substring(prefix.length());
    return Hmac.same(
        encoding.of(algorithm.of(secret, exchange.body())),
        encoding == Encoding.HEX ? given.toLowerCase(Locale.ROOT) : given);
  }

  private static String token(Exchange exchange) {
    var bearer = exchange.header("authorization");
    if (bearer != null && bearer.startsWith("Bearer ")) {
      return bearer.substring("Bearer ".length());
    }
    var header = exchange.header("x-webhook-token");
    return header == null ? exchange.query().getOrDefault("token", "") : header;
  }
}
