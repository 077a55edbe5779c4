package io.waymark.app.archiving;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * What a server answers to an order: a line of JSON for each line that is told, and one for the
 * end.
 *
 * @param out a line of what was asked for
 * @param err a line of what went wrong
 * @param exit the exit code
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ControlMessage(
    @JsonProperty("out") @Nullable String out,
    @JsonProperty("err") @Nullable String err,
    @JsonProperty("exit") @Nullable Integer exit) {
  static final ObjectMapper JSON = new ObjectMapper();

  static ControlMessage said(String line) {
    return new ControlMessage(line, null, null);
  }

  static ControlMessage complained(String line) {
    return new ControlMessage(null, line, null);
  }

  static ControlMessage ended(int code) {
    return new ControlMessage(null, null, code);
  }
}
