package io.waymark.archive;

import static io.waymark.archive.Field.flag;
import static io.waymark.archive.Field.moment;
import static io.waymark.archive.Field.text;
import static io.waymark.archive.Field.whole;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.events.Agent;
import io.waymark.events.BotReason;
import io.waymark.events.Click;
import io.waymark.events.ClickDay;
import io.waymark.events.Place;
import io.waymark.events.Trigger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file whose lines are what the event store keeps.
 *
 * @param parts the fields, and what they are of an event
 * @param made an event of a line's values
 */
record EventFile<T>(
    String name, String meaning, List<Part<T>> parts, Function<Values, T> made, String example)
    implements Described {

  /** A field, and what it is of an event: a text, a number, a truth or a moment. */
  record Part<T>(Field field, Function<T, @Nullable Object> value) {}

  /** The values of a line by their fields' names, standard ones included. */
  record Values(JsonNode line) {

    String text(String name) {
      return line.path(name).asText();
    }

    boolean flag(String name) {
      return line.path(name).asBoolean();
    }

    long whole(String name) {
      return line.path(name).asLong();
    }

    Instant moment(String name) {
      return Instant.parse(text(name));
    }

    @Nullable BotReason botReason() {
      return BotReason.labelled(text("botReason")).orElse(null);
    }
  }

  private static final Field TRIGGER =
      text("trigger", "What caused it.")
          .oneOf(Arrays.stream(Trigger.values()).map(Trigger::label).toArray(String[]::new))
          .orElse("\"link\"");

  private static final Field BOT_REASON =
      text("botReason", "Why it does not count; without, it does.")
          .oneOf(Arrays.stream(BotReason.values()).map(BotReason::label).toArray(String[]::new));

  static final EventFile<Click> CLICKS =
      new EventFile<>(
          "clicks",
          "Clicks, in the order in which they came. Two are the same if `timestamp`, `clickId`, `linkId` and `identityHash` are.",
          clickParts(),
          EventFile::click,
          """
          {"timestamp": "2026-11-21T12:00:00.000Z", "clickId": "aB3dE6gH9jK2mN5p", "workspaceId": "ws_01", "linkId": "link_01", "url": "https://acme.com/offer", "country": "DE"}
          """
              .strip());

  static final EventFile<ClickDay> CLICK_DAYS =
      new EventFile<>(
          "clickDays",
          "What is left of clicks that were too old to be kept one by one: how many there were in a day.",
          dayParts(),
          EventFile::day,
          """
          {"timestamp": "2025-11-21T12:00:00.000Z", "workspaceId": "ws_01", "linkId": "link_01", "url": "https://acme.com/offer", "country": "DE", "clicks": 12, "last": "2025-11-21T20:15:00.000Z"}
          """
              .strip());

  @Override
  public List<Field> fields() {
    return parts.stream().map(Part::field).toList();
  }

  private static <T> Part<T> part(Field field, Function<T, @Nullable Object> value) {
    return new Part<>(field, value);
  }

  private static Field unknown(String name, String meaning) {
    return text(name, meaning).orElse("\"Unknown\"");
  }

  private static Field empty(String name, String meaning) {
    return text(name, meaning).orElse("\"\"");
  }

  private static Field direct(String name, String meaning) {
    return text(name, meaning).orElse("\"(direct)\"");
  }

  private static @Nullable String label(@Nullable BotReason reason) {
    return reason == null ? null : reason.label();
  }

  private static <T> List<Part<T>> placeParts(Function<T, Place> place) {
    return List.of(
        part(
            empty("continent", "Where the visitor was: AF, AN, AS, EU, NA, OC, SA, or empty."),
            it -> place.apply(it).continent()),
        part(unknown("country", "As in `DE`."), it -> place.apply(it).country()),
        part(unknown("region", "As in `BE`."), it -> place.apply(it).region()),
        part(unknown("city", "Its name."), it -> place.apply(it).city()));
  }

  private static List<Part<Click>> clickParts() {
    return Stream.of(
            List.<Part<Click>>of(
                part(moment("timestamp", "When it was.").required(), Click::timestamp),
                part(
                    text("clickId", "16 of A-Z, a-z and 0-9; repeats have that of the first.")
                        .required(),
                    Click::clickId),
                part(
                    empty("workspaceId", "The link's workspace; empty for none."),
                    Click::workspaceId),
                part(text("linkId", "The link, which may be gone.").required(), Click::linkId),
                part(empty("domain", "The domain that was asked for."), Click::domain),
                part(empty("key", "The key that was asked for."), Click::key),
                part(empty("url", "Where it led, with parameters."), Click::url),
                part(
                    empty("identityHash", "Who it was: a hash of address and browser."),
                    Click::identityHash),
                part(empty("ip", "The visitor's address; mostly empty."), Click::ip)),
            placeParts(Click::place),
            List.<Part<Click>>of(
                part(unknown("latitude", "Degrees."), it -> it.place().latitude()),
                part(unknown("longitude", "Degrees."), it -> it.place().longitude())),
            agentParts(),
            List.<Part<Click>>of(
                part(flag("qr", "Whether a QR code was scanned."), Click::qr),
                part(direct("referer", "The host of the page it was on."), Click::referer),
                part(direct("refererUrl", "That page."), Click::refererUrl),
                part(TRIGGER, it -> it.trigger().label()),
                part(BOT_REASON, it -> label(it.botReason()))))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Part<Click>> agentParts() {
    return List.of(
        part(text("device", "As in `Mobile`.").orElse("\"Desktop\""), it -> it.agent().device()),
        part(unknown("deviceVendor", "As in `Apple`."), it -> it.agent().deviceVendor()),
        part(unknown("deviceModel", "As in `iPhone`."), it -> it.agent().deviceModel()),
        part(unknown("browser", "As in `Firefox`."), it -> it.agent().browser()),
        part(unknown("browserVersion", "Its version."), it -> it.agent().browserVersion()),
        part(unknown("engine", "As in `Gecko`."), it -> it.agent().engine()),
        part(unknown("engineVersion", "Its version."), it -> it.agent().engineVersion()),
        part(unknown("os", "As in `iOS`."), it -> it.agent().os()),
        part(unknown("osVersion", "Its version."), it -> it.agent().osVersion()),
        part(unknown("cpuArchitecture", "As in `arm64`."), it -> it.agent().cpuArchitecture()),
        part(unknown("userAgent", "The header of that name."), it -> it.agent().userAgent()));
  }

  private static Click click(Values of) {
    return new Click(
        0,
        of.moment("timestamp"),
        of.text("clickId"),
        of.text("workspaceId"),
        of.text("linkId"),
        of.text("domain"),
        of.text("key"),
        of.text("url"),
        of.text("identityHash"),
        of.text("ip"),
        new Place(
            of.text("continent"),
            of.text("country"),
            of.text("region"),
            of.text("city"),
            of.text("latitude"),
            of.text("longitude")),
        new Agent(
            of.text("device"),
            of.text("deviceVendor"),
            of.text("deviceModel"),
            of.text("browser"),
            of.text("browserVersion"),
            of.text("engine"),
            of.text("engineVersion"),
            of.text("os"),
            of.text("osVersion"),
            of.text("cpuArchitecture"),
            of.text("userAgent")),
        of.flag("qr"),
        of.text("referer"),
        of.text("refererUrl"),
        Trigger.of(of.text("trigger")),
        of.botReason());
  }

  private static List<Part<ClickDay>> dayParts() {
    return Stream.of(
            List.<Part<ClickDay>>of(
                part(moment("timestamp", "Noon of the day.").required(), ClickDay::timestamp),
                part(
                    empty("workspaceId", "The link's workspace; empty for none."),
                    ClickDay::workspaceId),
                part(text("linkId", "The link, which may be gone.").required(), ClickDay::linkId),
                part(empty("url", "Where they led, with `utm_` parameters."), ClickDay::url)),
            placeParts(ClickDay::place),
            List.<Part<ClickDay>>of(
                part(text("device", "As in `Mobile`.").orElse("\"Desktop\""), ClickDay::device),
                part(unknown("browser", "As in `Firefox`."), ClickDay::browser),
                part(unknown("os", "As in `iOS`."), ClickDay::os),
                part(direct("referer", "The host of the page they were on."), ClickDay::referer),
                part(direct("refererUrl", "That page."), ClickDay::refererUrl),
                part(TRIGGER, it -> it.trigger().label()),
                part(BOT_REASON, it -> label(it.botReason())),
                part(whole("clicks", "How many.").required(), ClickDay::clicks),
                part(moment("last", "When the last of them was.").required(), ClickDay::last)))
        .flatMap(List::stream)
        .toList();
  }

  private static ClickDay day(Values of) {
    return new ClickDay(
        of.moment("timestamp"),
        of.text("workspaceId"),
        of.text("linkId"),
        of.text("url"),
        new Place(
            of.text("continent"),
            of.text("country"),
            of.text("region"),
            of.text("city"),
            "Unknown",
            "Unknown"),
        of.text("device"),
        of.text("browser"),
        of.text("os"),
        of.text("referer"),
        of.text("refererUrl"),
        Trigger.of(of.text("trigger")),
        of.botReason(),
        of.whole("clicks"),
        of.moment("last"));
  }
}
