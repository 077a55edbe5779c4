package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the fields of a link may be, and what becomes of them (section 3.1). */
@QuarkusTest
class LinkFieldsTest extends ApiTest {

  private Api.Reply post(String fields) {
    return api.post("/api/links", "{%s}".formatted(fields.replace('\'', '"')));
  }

  private JsonNode create(String fields) {
    var made = post("'url':'https://a.com'," + fields);
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    return made.json();
  }

  private JsonNode change(JsonNode link, String fields) {
    var changed =
        api.patch(
            "/api/links/" + link.path("id").asText(), "{%s}".formatted(fields.replace('\'', '"')));
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    return changed.json();
  }

  @ParameterizedTest
  @DisplayName("LNK-1, 14.2: a destination that is a URL is kept as it is, a host becomes one")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "google.com|https://google.com/",
        "//x.com|https://x.com/",
        "x.com/é|https://x.com/%C3%A9",
        "https://example.com|https://example.com",
        "HTTPS://EXAMPLE.com|HTTPS://EXAMPLE.com",
        "mailto:x|mailto:x",
        "example.com:8080/x|example.com:8080/x",
        "  https://a.co |  https://a.co ",
      })
  void destinations(String sent, String stored) {
    assertThat(post("'url':'%s'".formatted(sent)).json().path("url").asText()).isEqualTo(stored);
  }

  @ParameterizedTest
  @DisplayName("G4, LNK-1…7, LNK-26: what is wrong with a field is said of that field")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'url':'google'|Invalid destination URL",
        "'url':'http://'|Invalid destination URL",
        "'url':'a.b c'|Invalid destination URL",
        "'keyLength':'5'|invalid_type: keyLength: Invalid input: expected number, received string",
        "'keyLength':2|too_small: keyLength: Too small: expected number to be >=3",
        "'keyLength':191|too_big: keyLength: Too big: expected number to be <=190",
        "'externalId':''|too_small: externalId: Too small: expected string to have >=1 characters",
        "'archived':'true'|invalid_type: archived: Invalid input: expected boolean, received string",
        "'ios':''|custom: ios: Invalid URL",
        "'android':'foo'|custom: android: Invalid URL",
        "'expiredUrl':'foo'|custom: expiredUrl: Invalid URL",
        "'geo':{'US':'foo'}|custom: geo.US: Invalid URL",
        "'testVariants':[{'url':'a','percentage':50}]|too_small: testVariants: Too small: expected array to have >=2 items",
        "'testVariants':[{'url':'a','percentage':9},{'url':'b','percentage':50}]|too_small: testVariants[0].percentage: Too small: expected number to be >=10",
        "'testVariants':[{'url':'a','percentage':91},{'url':'b','percentage':50}]|too_big: testVariants[0].percentage: Too big: expected number to be <=90",
        "'webhookIds':['wh_none']|Invalid webhookIds detected: wh_none",
        "'expiresAt':'abc'|Invalid expiresAt: \"abc\" is not a date. Write it in ISO 8601, or as in \"in 2 days\".",
        "'testCompletedAt':'abc'|Invalid testCompletedAt: \"abc\" is not a date. Write it in ISO 8601, or as in \"in 2 days\".",
        "'testStartedAt':'tomorrow'|Invalid testStartedAt: \"tomorrow\" is not a date. Write it in ISO 8601.",
      })
  void refused(String field, String message) {
    var url = field.startsWith("'url'") ? "" : "'url':'https://a.com',";
    var refused = post(url + field);
    assertThat(refused.status()).as(refused.text()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("unprocessable_entity");
    assertThat(refused.message()).isEqualTo(message);
  }

  @Test
  @DisplayName("LNK-3: no folder can be written as an empty text")
  void noFolder() {
    assertThat(create("'folderId':''").path("folderId").isNull()).isTrue();
  }

  @Test
  @DisplayName("LNK-7, LNK-15: variants need conversion tracking, but no sum of a hundred")
  void variants() {
    var variants =
        "'testVariants':[{'url':'https://a.com','percentage':10},{'url':'b','percentage':10}]";
    assertThat(post("'url':'https://a.com'," + variants).status()).isEqualTo(422);
    assertThat(create("'trackConversion':true," + variants).path("testVariants")).hasSize(2);
  }

  @Test
  @DisplayName("LNK-8: no webhooks can be written as null or as an empty list")
  void noWebhooks() {
    assertThat(create("'webhookIds':null").path("webhookIds")).isEmpty();
    assertThat(create("'webhookIds':[]").path("webhookIds")).isEmpty();
  }

  @Test
  @DisplayName("DAT-5: longer titles and descriptions end in dots, on creation and on change")
  void truncated() {
    var long300 = "x".repeat(300);
    var link = create("'title':'%s','description':'%s'".formatted(long300, long300));
    assertThat(link.path("title").asText()).isEqualTo("x".repeat(117) + "...");
    assertThat(link.path("description").asText()).isEqualTo("x".repeat(237) + "...");
    var changed = change(link, "'title':'%s'".formatted("y".repeat(121)));
    assertThat(changed.path("title").asText()).isEqualTo("y".repeat(117) + "...");
    var exact = change(link, "'title':'%s'".formatted("z".repeat(120)));
    assertThat(exact.path("title").asText()).isEqualTo("z".repeat(120));
  }

  @Test
  @DisplayName("DAT-4: the caller's own ids have up to 255 characters, a password any number")
  void lengths() {
    var id = workspace.slug() + "x".repeat(255 - workspace.slug().length());
    var link =
        create("'externalId':'%s','tenantId':'%s','password':'%s'".formatted(id, id, id + id));
    assertThat(link.path("externalId").asText()).isEqualTo(id);
    assertThat(link.path("password").asText()).isEqualTo(id + id);
    assertThat(post("'url':'a.com','tenantId':'%s'".formatted(id + "x")).status()).isEqualTo(422);
  }

  @Test
  @DisplayName("DAT-7: whoever may read a link reads its password")
  void password() {
    var link = create("'password':'open sesame'");
    assertThat(api.get("/api/links/" + link.path("id").asText()).json().path("password").asText())
        .isEqualTo("open sesame");
  }

  @Test
  @DisplayName("LNK-9: length and prefix of keys mean nothing to a change")
  void updatesWithoutRandomKeys() {
    var link = create("'title':'x'");
    var changed = change(link, "'keyLength':'many','prefix':7,'comments':'y'");
    assertThat(changed.path("key")).isEqualTo(link.path("key"));
    var kept = change(link, "'linkRetentionCleanupDisabledAt':'2030-01-01T00:00:00.000Z'");
    assertThat(kept.path("linkRetentionCleanupDisabledAt").asText())
        .isEqualTo("2030-01-01T00:00:00.000Z");
  }

  @ParameterizedTest
  @DisplayName("LNK-11, LNK-12: campaign parameters given are set in the destination or taken out")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "https://a.com?flag|'utm_source':'b'|https://a.com/?flag=&utm_source=b|b",
        "https://a.com/?q=a%20b|'utm_source':'x+y+z'|https://a.com/?q=a+b&utm_source=x+y%2Bz|x y+z",
        "https://a.com/?utm_source=old&z=1|'utm_source':'new'|https://a.com/?utm_source=new&z=1|new",
        "https://a.com/?utm_source=old&z=1|'utm_source':''|https://a.com/?z=1|",
        "https://a.com/?utm_source=old&z=1|'utm_source':null|https://a.com/?z=1|",
        "https://a.com/?utm_source=1&utm_source=2|'title':'x'|https://a.com/?utm_source=1&utm_source=2|2",
        "https://a.com|'ref':'friend'|https://a.com/?ref=friend|",
        "https://a.com?flag|'title':'x'|https://a.com?flag|",
      })
  void campaigns(String url, String field, String stored, String source) {
    var link = post("'url':'%s',%s".formatted(url, field)).json();
    assertThat(link.path("url").asText()).isEqualTo(stored);
    assertThat(link.path("utm_source").isNull()).isEqualTo(source == null);
    if (source != null) {
      assertThat(link.path("utm_source").asText()).isEqualTo(source);
    }
  }

  @ParameterizedTest
  @DisplayName("LNK-28, LNK-29: dates are written in natural language, except for a test's start")
  @CsvSource({
    "expiresAt,2030-04-16T17:00:00.000Z,2030-04-16T17:00:00.000Z",
    "expiresAt,2030-04-16T17:00:00+02:00,2030-04-16T15:00:00.000Z",
    "expiresAt,2030-04-16,2030-04-16T12:00:00.000Z",
    "expiresAt,12/25/2030,2030-12-25T12:00:00.000Z",
    "testCompletedAt,2030-04-16,2030-04-16T12:00:00.000Z",
    "testStartedAt,2030-04-16,2030-04-16T00:00:00.000Z",
    "testStartedAt,2030-04-16T17:00:00Z,2030-04-16T17:00:00.000Z",
  })
  void dates(String field, String sent, String stored) {
    assertThat(create("'%s':'%s'".formatted(field, sent)).path(field).asText()).isEqualTo(stored);
  }

  @Test
  @DisplayName("LNK-28: an empty date is none, and one that is past is fine")
  void otherDates() {
    assertThat(create("'expiresAt':''").path("expiresAt").isNull()).isTrue();
    assertThat(create("'expiresAt':'2001-01-01'").path("expiresAt").asText()).startsWith("2001");
    assertThat(create("'expiresAt':'tomorrow at 5pm'").path("expiresAt").asText())
        .endsWith("T17:00:00.000Z");
  }
}
