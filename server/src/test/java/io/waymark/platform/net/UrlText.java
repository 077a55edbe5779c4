package io.waymark.platform.net;

import java.util.random.RandomGenerator;

/** Makes texts that look like URLs, most of them odd in one way or several. */
final class UrlText {
  private static final String[] SCHEMES = {
    "https:",
    "http:",
    "HTTPS:",
    "ws:",
    "wss:",
    "ftp:",
    "file:",
    "mailto:",
    "foo:",
    "a+b-c.d:",
    "javascript:",
    "data:",
    "blob:",
    "https",
    ":",
    "",
    "",
    "1a:",
    "\u00e9:"
  };
  private static final String[] SLASHES = {
    "//", "//", "//", "//", "/", "", "\\\\", "/\\", "///", "\\", "//\t/", "////"
  };
  private static final String[] CREDENTIALS = {
    "",
    "",
    "",
    "",
    "",
    "user@",
    "user:pass@",
    ":@",
    "@",
    "a:b:c@",
    "a@b@",
    "\u00e9:\u4e2d@",
    "u:@",
    ":p@",
    "a%20b:c|d@",
    "a/b@",
    "x;y=z&1+2$3,4!*'()@"
  };
  private static final String[] HOSTS = {
    "example.com",
    "EXAMPLE.com",
    "a.b.c",
    "localhost",
    "127.0.0.1",
    "0x7f.1",
    "0177.0.0.01",
    "256.1.1.1",
    "1.2.3.4.5",
    "4294967295",
    "4294967296",
    "0x",
    "1.0x",
    "a.0",
    "1.2.3.08",
    "0.0.0.",
    "[::1]",
    "[1:2:3:4:5:6:7:8]",
    "[::ffff:1.2.3.4]",
    "[1::8]",
    "[0:0:1::]",
    "[::1",
    "[g::]",
    "[1:0:0:2:0:0:0:3]",
    "[::1.2.3]",
    "[::1.2.3.4.5]",
    "[::01.2.3.4]",
    "[2001:DB8::A]",
    "b\u00fccher.de",
    "B\u00dcCHER.de",
    "\u65e5\u672c.jp",
    "xn--bcher-kva.de",
    "XN--BCHER-KVA.de",
    "xn--a",
    "fa\u00df.de",
    "a\u3002b",
    "\uff21.com",
    "a\u00adb.com",
    "a..b",
    ".",
    "",
    "",
    "a b",
    "a%20b",
    "a%41b",
    "%2e.com",
    "a_b",
    "a<b",
    "a|b",
    "a%b",
    "-a-",
    "a,b",
    "*.com",
    "~",
    "a'b",
    "\u0000",
    "a\u007fb",
    "cafe\u0301.fr",
    "\ud83d\ude00.la",
    "%F0%9F%98%80.la",
    "C:",
    "C|",
    "c|"
  };
  private static final String[] PORTS = {
    "",
    "",
    "",
    "",
    "",
    ":80",
    ":443",
    ":",
    ":8080",
    ":0",
    ":00080",
    ":65535",
    ":65536",
    ":8a",
    ":-1",
    ":21",
    ":99999999999"
  };
  private static final String[] PIECES = {
    "/",
    "/",
    "/",
    "a",
    "b",
    "..",
    ".",
    "%2e",
    "%2E%2e",
    ".%2E",
    "%20",
    " ",
    "\"",
    "<",
    ">",
    "`",
    "^",
    "{",
    "}",
    "'",
    "\u00e9",
    "\u4e2d",
    "\ud83d\ude00",
    "\\",
    "|",
    "C:",
    "c|",
    "%",
    "%zz",
    "+",
    "&",
    "=",
    ";",
    "@",
    ":",
    "[",
    "]",
    "~",
    "!",
    "$",
    "(",
    ")",
    "*",
    ",",
    "\t",
    "\n",
    "\r",
    "\u0001",
    "\u007f",
    "\u0080",
    "\uffff",
    "index.html",
    ".well-known",
    "...",
    "a.b",
    "%C3%A9",
    "-",
    "_"
  };

  private final RandomGenerator random;

  UrlText(RandomGenerator random) {
    this.random = random;
  }

  String url() {
    var text = new StringBuilder();
    if (random.nextInt(20) == 0) {
      text.append(' ');
    }
    text.append(oneOf(SCHEMES));
    if (random.nextInt(8) != 0) {
      text.append(oneOf(SLASHES)).append(oneOf(CREDENTIALS));
      text.append(oneOf(HOSTS)).append(oneOf(PORTS));
    }
    text.append(random.nextInt(4) == 0 ? "" : oneOf("/", "/", "/", "\\", "", "//"));
    text.append(pieces(6));
    text.append(random.nextBoolean() ? "" : "?" + pieces(5));
    text.append(random.nextInt(3) != 0 ? "" : "#" + pieces(4));
    if (random.nextInt(20) == 0) {
      text.append("\n ");
    }
    return text.toString();
  }

  String query() {
    var text = new StringBuilder();
    int parts = random.nextInt(5);
    for (int i = 0; i < parts; i++) {
      text.append(oneOf("&", "&", "&", "&&", "?", "")).append(pieces(3));
      text.append(oneOf("=", "=", "=", "", "==")).append(pieces(3));
    }
    return text.toString();
  }

  String pieces(int most) {
    var text = new StringBuilder();
    int count = random.nextInt(most + 1);
    for (int i = 0; i < count; i++) {
      text.append(oneOf(PIECES));
    }
    return text.toString();
  }

  String oneOf(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
