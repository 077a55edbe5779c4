package io.waymark.platform.schema;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.tag;
import static io.waymark.platform.schema.Schemas.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Requests about API tokens and OAuth. */
class TokenShapesTest {

  @TestFactory
  @DisplayName("(c.3) the golden inputs of tokens and OAuth")
  Stream<DynamicTest> vectors() {
    return ValidationVectors.of(shapes());
  }

  record NewToken(String name, boolean isMachine, List<String> scopes) {
    static final Shape<NewToken> SHAPE =
        Shape.of(
            NewToken.class,
            field("name", text().message("Name is required").min(1).max(50)),
            field("isMachine", bool()).defaultsTo(false),
            field(
                    "scopes",
                    list(
                        choice(
                            words(
                                "links.read links.write tags.read tags.write folders.read "
                                    + "folders.write analytics.read domains.read domains.write "
                                    + "workspaces.read workspaces.write webhooks.read webhooks.write "
                                    + "groups.read groups.write apis.all apis.read"))))
                .defaultsTo(List.of()));
  }

  sealed interface Grant {
    Tagged<Grant> SCHEMA =
        Schemas.<Grant>tagged("grant_type", Code.SHAPE, Refresh.SHAPE)
            .message("grant_type must be 'authorization_code' or 'refresh_token'");

    record Code(
        @Nullable String clientId,
        @Nullable String clientSecret,
        String code,
        String redirectUri,
        @Nullable String codeVerifier)
        implements Grant {
      static final Shape<Code> SHAPE =
          Shape.of(
              Code.class,
              tag("grant_type", "authorization_code"),
              field("client_id", text()).optional(),
              field("client_secret", text()).optional(),
              field("code", text().min(1)),
              field("redirect_uri", text().url(StandInUrls::isUrl)),
              field("code_verifier", text().max(190)).optional());
    }

    record Refresh(@Nullable String clientId, @Nullable String clientSecret, String refreshToken)
        implements Grant {
      static final Shape<Refresh> SHAPE =
          Shape.of(
              Refresh.class,
              tag("grant_type", "refresh_token"),
              field("client_id", text()).optional(),
              field("client_secret", text()).optional(),
              field("refresh_token", text().min(1)));
    }
  }

  static Map<String, Schema<?>> shapes() {
    return Map.of(
        "createToken.body", NewToken.SHAPE,
        "oauthToken.body", Grant.SCHEMA,
        "oauthAuthorize.body", consent());
  }

  private static Schema<?> consent() {
    return Shape.untyped(
        field("client_id", text().min(1)),
        field(
            "redirect_uri",
            text().format("uri", StandInUrls::isUrl, "redirect_uri must be a valid URL")),
        field("response_type", text().rule("code"::equals, "response_type must be 'code'")),
        field("state", text().max(1024)).optional(),
        field(
                "scope",
                text()
                    .as(
                        List.class,
                        TokenShapesTest::scopes,
                        "One or more provided OAuth scopes are invalid or unsupported."))
            .optional());
  }

  private static @Nullable List<String> scopes(String text) {
    var known = Set.of("links.read", "links.write", "user.read");
    var scopes =
        Stream.concat(Stream.of(text.split("[ ,+]", -1)), Stream.of("user.read"))
            .distinct()
            .toList();
    return known.containsAll(scopes) ? scopes : null;
  }

  private static String[] words(String text) {
    return text.split(" ", -1);
  }
}
