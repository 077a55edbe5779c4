package io.waymark.traffic.pages;

/** What a page says while another program takes over (RED-24). */
enum Handover {
  LETTER("Opening your mail", "Open mail", Sign.LETTER),
  CALL("Starting a call", "Call now", Sign.CALL),
  TALK("Opening your messages", "Open messages", Sign.TALK);

  private final String title;
  private final String button;
  private final Sign sign;

  Handover(String title, String button, Sign sign) {
    this.title = title;
    this.button = button;
    this.sign = sign;
  }

  static Handover of(String scheme) {
    return switch (scheme) {
      case "mailto:" -> LETTER;
      case "tel:" -> CALL;
      default -> TALK;
    };
  }

  String title() {
    return title;
  }

  String button() {
    return button;
  }

  Sign sign() {
    return sign;
  }
}
