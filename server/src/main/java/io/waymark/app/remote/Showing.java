package io.waymark.app.remote;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.app.console.Console;
import io.waymark.app.console.Table;
import io.waymark.app.console.Visible;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows answers. Nothing that a server sends reaches a terminal as anything but text.
 *
 * @param columns those of a table; empty for the most telling
 * @param raw whether to print what came, untouched
 * @param out the file to write to; null for standard output
 */
record Showing(Console console, List<String> columns, boolean raw, @Nullable Path out) {
  private static final int PIECE = 8_192;

  /** Shows an answer that is JSON. */
  void json(Reply reply) throws IOException {
    if (raw || out != null) {
      document(reply);
      return;
    }
    var bytes = reply.small();
    if (bytes.length > 0) {
      tree(Handed.answered(bytes));
    }
  }

  /** Shows an answer as it came. */
  void document(Reply reply) throws IOException {
    if (out != null) {
      write(reply.body(), out);
    } else if (!console.terminal()) {
      copy(reply.body(), console.out());
    } else if (isText(reply.type())) {
      show(reply.body());
    } else {
      throw new IOException("this is no text for a terminal; write it to --out FILE");
    }
  }

  private static boolean isText(String type) {
    return type.startsWith("text/")
        || type.endsWith("json")
        || type.endsWith("csv")
        || type.endsWith("xml");
  }

  private static void write(InputStream body, Path file) throws IOException {
    var whole = file.toAbsolutePath();
    var part = Files.createTempFile(whole.getParent(), ".waymark-", ".part");
    try {
      try (var target = Files.newOutputStream(part)) {
        body.transferTo(target);
      }
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Ends early where nobody reads on. */
  private void copy(InputStream body, OutputStream target) throws IOException {
    var piece = new byte[PIECE];
    for (var read = body.read(piece); read >= 0; read = body.read(piece)) {
      target.write(piece, 0, read);
      target.flush();
      if (console.out().checkError()) {
        return;
      }
    }
  }

  private void show(InputStream body) throws IOException {
    var text = new InputStreamReader(body, StandardCharsets.UTF_8);
    var piece = new char[PIECE];
    var kept = 0;
    for (var read = text.read(piece, 0, PIECE);
        read >= 0;
        read = text.read(piece, kept, PIECE - kept)) {
      var length = kept + read;
      kept = Character.isHighSurrogate(piece[length - 1]) ? 1 : 0;
      console.out().print(Visible.lines(new String(piece, 0, length - kept)));
      console.out().flush();
      piece[0] = piece[length - 1];
    }
    console.out().println();
  }

  private void tree(JsonNode tree) {
    switch (tree) {
      case JsonNode list when list.isArray() -> rows(null, list.valueStream().toList());
      case JsonNode object when object.isObject() -> console.out().print(Table.record(object));
      default -> console.out().println(Table.value(tree));
    }
  }

  /**
   * Shows elements of a list.
   *
   * @param begun the table that they go on with; null for a new one
   * @return the table, if they are in one
   */
  @Nullable Table rows(@Nullable Table begun, List<JsonNode> rows) {
    if (rows.isEmpty() || !rows.getFirst().isObject()) {
      rows.forEach(row -> console.out().println(Table.value(row)));
      return begun;
    }
    var table = begun == null ? Table.of(rows, columns) : begun;
    if (begun == null) {
      console.out().println(table.head());
    }
    rows.forEach(row -> console.out().println(table.row(row)));
    return table;
  }
}
