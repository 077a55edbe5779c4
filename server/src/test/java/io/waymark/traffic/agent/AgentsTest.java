package io.waymark.traffic.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.events.Agent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentsTest {
  private static final String WINDOWS_CHROME =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/126.0.0.0 Safari/537.36";

  private final Agents agents = new Agents();

  @ParameterizedTest(name = "{0}")
  @DisplayName("14.5: the vectors of the specification")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          iPhone Safari    | Mobile  | Apple   | iPhone    | Mobile Safari | iOS     | Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1
          iPad mobile      | Tablet  | Apple   | iPad      | Mobile Safari | iOS     | Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1
          iPad desktop, Mac | Desktop | Apple  | Macintosh | Safari        | Mac OS  | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15
          Pixel 8          | Mobile  | Google  | Pixel 8   | Chrome        | Android | Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36
          Samsung tablet   | Tablet  | Samsung | SM-X900   | Chrome        | Android | Mozilla/5.0 (Linux; Android 13; SM-X900) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36
          Edge on Windows  | Desktop | Unknown | Unknown   | Edge          | Windows | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36 Edg/125.0.2535.92
          Chrome on Windows | Desktop | Unknown | Unknown  | Chrome        | Windows | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36
          Ubuntu Firefox   | Desktop | Unknown | Unknown   | Firefox       | Ubuntu  | Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0
          Instagram        | Mobile  | Apple   | iPhone    | Instagram     | iOS     | Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 337.0.3.23.54 (iPhone14,5; iOS 17_5_1; en_US)
          Samsung TV       | Smarttv | Samsung | Unknown   | Samsung Internet | Tizen | Mozilla/5.0 (SMART-TV; Linux; Tizen 6.0) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/4.0 Chrome/76.0 TV Safari/537.36
          """)
  void namesDeviceBrowserAndSystem(
      String name,
      String device,
      String vendor,
      String model,
      String browser,
      String os,
      String userAgent) {
    assertThat(agents.of(userAgent))
        .as(name)
        .extracting(
            Agent::device, Agent::deviceVendor, Agent::deviceModel, Agent::browser, Agent::os)
        .containsExactly(device, vendor, model, browser, os);
  }

  @Test
  @DisplayName("14.5: every label of Edge on Windows, the header included")
  void fillsEveryLabel() {
    var header = WINDOWS_CHROME + " Edg/125.0.2535.92";
    assertThat(agents.of(header))
        .isEqualTo(
            new Agent(
                "Desktop",
                "Unknown",
                "Unknown",
                "Edge",
                "125.0.2535.92",
                "Blink",
                "126.0.0.0",
                "Windows",
                "10",
                "amd64",
                header));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "   "})
  @DisplayName("A2: without a header everything is Unknown on a Desktop")
  void knowsNothingWithoutHeader(String userAgent) {
    assertThat(agents.of(userAgent)).isSameAs(Agent.UNKNOWN);
  }

  @Test
  @DisplayName("A2: an unknown program is Unknown on a Desktop, its header kept")
  void keepsTheHeaderOfAnUnknownProgram() {
    assertThat(agents.of("qwerty/1"))
        .isEqualTo(
            new Agent(
                "Desktop",
                "Unknown",
                "Unknown",
                "Unknown",
                "Unknown",
                "Unknown",
                "Unknown",
                "Unknown",
                "Unknown",
                "Unknown",
                "qwerty/1"));
  }

  @Test
  void remembersItsAnswers() {
    assertThat(agents.of(WINDOWS_CHROME)).isSameAs(agents.of(new String(WINDOWS_CHROME)));
  }

  @Test
  void cutsLongHeaders() {
    var agent = agents.of(WINDOWS_CHROME + " x".repeat(4096));
    assertThat(agent.browser()).isEqualTo("Chrome");
    assertThat(agent.userAgent()).hasSize(Agents.MAX_LENGTH).startsWith(WINDOWS_CHROME);
  }

  @Test
  void readsOnlyWhatUaParserReads() {
    assertThat(agents.of("z".repeat(500) + " Chrome/126.0").browser()).isEqualTo("Unknown");
  }

  @Test
  void makesBrokenTextStorable() {
    var agent = agents.of("Chrome/126\0\u0007 \ud83d\udc1b \ud83d x");
    assertThat(agent.userAgent()).isEqualTo("Chrome/126   \ud83d\udc1b \ufffd x");
    assertThat(agent.browserVersion()).isEqualTo("126");
  }

  @Test
  void neverCutsACharacterInHalf() {
    var agent = agents.of("z".repeat(Agents.MAX_LENGTH - 1) + "\ud83d\udc1b");
    assertThat(agent.userAgent()).endsWith("z\ufffd").hasSize(Agents.MAX_LENGTH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"naver(1.1", "1.", "Android 1; ", "opera ", "hp touchpad", "nokia", "a;", "tb "})
  void survivesHeadersMadeToBeSlow(String part) {
    var header = "naver(droid 9; Opera " + part.repeat(1024 / part.length());
    assertThat(agents.of(header).userAgent()).isEqualTo(header.substring(0, Agents.MAX_LENGTH));
  }
}
