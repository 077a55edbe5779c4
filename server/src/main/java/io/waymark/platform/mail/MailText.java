package io.waymark.platform.mail;

/** A mail as text, and as HTML for those who would rather see that. */
final class MailText {
  private MailText() {}

  static String plain(Mail mail) {
    return String.join("\n\n", mail.paragraphs())
        + "\n\n%s: %s\n".formatted(mail.action(), mail.link());
  }

  static String html(Mail mail) {
    var html = new StringBuilder("<!doctype html>\n<html><body>\n");
    for (var paragraph : mail.paragraphs()) {
      html.append("<p>").append(escaped(paragraph).replace("\n", "<br>\n")).append("</p>\n");
    }
    return html.append(
            "<p><a href=\"%s\">%s</a></p>\n</body></html>\n"
                .formatted(escaped(mail.link().toString()), escaped(mail.action())))
        .toString();
  }

  /** What means something in HTML, taken literally. */
  static String escaped(String text) {
    var escaped = new StringBuilder(text.length() + 16);
    for (var i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(text.charAt(i));
      }
    }
    return escaped.toString();
  }
}
