package io.waymark.conversions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.waymark.events.Click;
import java.time.Instant;

/** Clicks as they are kept beside what came of them: JSON, member by member. */
final class ClickJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new Instants()))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ClickJson() {}

  static String write(Click click) {
    try {
      return JSON.writeValueAsString(click);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a click can always be written", e);
    }
  }

  static Click read(String json) {
    try {
      return JSON.readValue(json, Click.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored column holds no click", e);
    }
  }

  private static final class Instants extends FromStringDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    Instants() {
      super(Instant.class);
    }

    @Override
    protected Instant _deserialize(String text, DeserializationContext context) {
      return Instant.parse(text);
    }
  }
}
