package io.waymark.archive;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.util.HexFormat;

/** The lines of a file, none of which is ever longer in memory than it may be. */
final class Lines {
  /** Enough for a line with a picture. */
  static final int LONGEST = 16 * 1024 * 1024;

  private final DigestInputStream digest;
  private final BufferedInputStream in;
  private final int longest;
  private long number;
  private boolean ended;

  Lines(InputStream file) {
    this(file, LONGEST);
  }

  /**
   * @param longest the most bytes of a line
   */
  Lines(InputStream file, int longest) {
    this.digest = new DigestInputStream(file, LineWriter.sha256());
    this.in = new BufferedInputStream(digest, 1 << 16);
    this.longest = longest;
  }

  /** What is done with a line. */
  interface Work {
    /**
     * Takes a line.
     *
     * @param number from 1
     * @throws LineProblem if it cannot be taken
     */
    void with(long number, String line) throws LineProblem, IOException;
  }

  /** What is done with a line that cannot be taken. */
  interface Refusal {
    void of(long number, String words) throws IOException;
  }

  /** Reads all lines but empty ones, to the end of the file. */
  void each(Work work, Refusal refusal) throws IOException {
    while (!ended) {
      number++;
      try {
        var line = next();
        if (!line.isBlank()) {
          work.with(number, line);
        }
      } catch (LineProblem problem) {
        refusal.of(number, problem.words());
      }
    }
  }

  private String next() throws LineProblem, IOException {
    var bytes = new ByteArrayOutputStream(512);
    var tooLong = false;
    int next;
    while ((next = in.read()) >= 0 && next != '\n') {
      if (bytes.size() < longest) {
        bytes.write(next);
      } else {
        tooLong = true;
      }
    }
    ended = next < 0;
    if (tooLong) {
      throw new LineProblem("expected a line of %d bytes at most".formatted(longest));
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new LineProblem("expected UTF-8");
    }
  }

  /** The SHA-256 of all that was read, in hexadecimal digits; once, at the end. */
  String sha256() {
    return HexFormat.of().formatHex(digest.getMessageDigest().digest());
  }
}
