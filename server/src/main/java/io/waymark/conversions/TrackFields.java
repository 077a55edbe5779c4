package io.waymark.conversions;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.json;
import static io.waymark.platform.schema.Schemas.map;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.schema.Field;
import io.waymark.platform.schema.Schema;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What reports of leads and of sales have in common (D2, D3). */
final class TrackFields {
  static final int LONGEST_EVENT_NAME = 255;
  private static final int LONGEST_METADATA = 10_000;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_AVATAR = 32_000;

  /** What an index of PostgreSQL can hold, whatever the letters. The reference has no limit. */
  static final int LONGEST_ID = 500;

  private static final int LONGEST_ID_OF_PAGES = 100;

  private static final ObjectMapper JSON = new ObjectMapper();

  private TrackFields() {}

  static Field<String> customerOfPages() {
    return field(
            "customerExternalId",
            text().trimmed().min(1, "customerExternalId is required").max(LONGEST_ID_OF_PAGES))
        .described("The id your system has for the customer.");
  }

  static Field<String> customerName() {
    return field("customerName", text().max(LONGEST_NAME).nullable())
        .described("What the customer is called. Without, a name is made up.")
        .defaultsToNull();
  }

  static Field<String> customerEmail() {
    return field("customerEmail", text().max(LONGEST_NAME).email().nullable())
        .described("The customer's e-mail address.")
        .defaultsToNull();
  }

  static Field<String> customerAvatar() {
    return field("customerAvatar", text().max(LONGEST_AVATAR).nullable())
        .described("The address of a picture of the customer.")
        .defaultsToNull();
  }

  static Field<Map<String, JsonNode>> metadata() {
    return field("metadata", metadataSchema())
        .described("Anything else worth keeping, at most 10,000 characters of JSON.")
        .defaultsToNull();
  }

  private static Schema<Map<String, JsonNode>> metadataSchema() {
    return map(json())
        .rule(
            metadata -> stringified(metadata).length() <= LONGEST_METADATA,
            "Metadata must be less than 10,000 characters when stringified")
        .nullable();
  }

  /** As it is stored: JSON, or empty if there is none. */
  static String stringified(@Nullable Map<String, JsonNode> metadata) {
    if (metadata == null) {
      return "";
    }
    try {
      return JSON.writeValueAsString(metadata);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  /** What {@link #stringified} wrote; null if there was nothing. */
  static @Nullable JsonNode parsed(String metadata) {
    try {
      return metadata.isEmpty() ? null : JSON.readTree(metadata);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored metadata is no JSON", e);
    }
  }

  /** Another name that a field once had. */
  static Field<String> once(String name) {
    return field(name, text().trimmed().max(LONGEST_ID).nullable()).deprecated().optional();
  }

  /**
   * The first id that is given.
   *
   * @throws ApiProblem 400 if none is
   */
  static String externalId(@Nullable String... ids) {
    return Stream.of(ids)
        .filter(id -> id != null && !id.isEmpty())
        .findFirst()
        .orElseThrow(() -> ApiProblem.badRequest("customerExternalId is required."));
  }

  /** The text, null where it is empty. */
  static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
