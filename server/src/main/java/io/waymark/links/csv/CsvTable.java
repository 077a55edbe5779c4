package io.waymark.links.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A file of comma-separated values with a header row (IMP-2). The separator is found out: comma,
 * semicolon, tab or bar. Blank lines are passed over.
 *
 * @param rows without the header
 */
public record CsvTable(Header header, List<Row> rows) {
  private static final char[] SEPARATORS = {',', ';', '\t', '|'};
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /**
   * One row.
   *
   * @param line where it begins in the file, from 1
   */
  public record Row(long line, List<String> cells) {
    /** The cell of a column, without spaces around it; empty if the row is shorter. */
    public String cell(int column) {
      return column < cells.size() ? cells.get(column).strip() : "";
    }
  }

  /** The columns by their names. */
  public static final class Header {
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\uFEFF]");

    private final List<String> names;
    private final Map<String, Integer> columns = new HashMap<>();

    Header(List<String> names) {
      this.names = List.copyOf(names);
      for (var i = 0; i < names.size(); i++) {
        columns.putIfAbsent(fold(names.get(i)), i);
      }
    }

    /** The names as the file has them. */
    public List<String> names() {
      return names;
    }

    /** The column of a name, whatever its case, spaces and invisible characters. */
    public OptionalInt column(String name) {
      var column = columns.get(fold(name));
      return column == null ? OptionalInt.empty() : OptionalInt.of(column);
    }

    private static String fold(String name) {
      var visible = INVISIBLE.matcher(name.replace('\t', ' ')).replaceAll("");
      return SPACES.matcher(visible.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Reads a file in UTF-8.
   *
   * @throws IllegalArgumentException in words for people, if the file has no header or a quotation
   *     that never ends
   */
  public static CsvTable parse(byte[] file) {
    var text = new String(file, StandardCharsets.UTF_8);
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      text = text.substring(1);
    }
    var rows = new ArrayList<Row>();
    try (var reader =
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .commentStrategy(CommentStrategy.NONE)
            .skipEmptyLines(true)
            .ofCsvRecord(text)) {
      for (CsvRecord row : reader) {
        if (row.getFields().stream().anyMatch(cell -> !cell.isBlank())) {
          rows.add(new Row(row.getStartingLineNumber(), row.getFields()));
        }
      }
    } catch (CsvParseException e) {
      throw new IllegalArgumentException("the file is not CSV: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("the file is empty: its first line must name the columns");
    }
    return new CsvTable(new Header(rows.getFirst().cells()), rows.subList(1, rows.size()));
  }

  /** The separator that the first line has most of, outside quotations. */
  private static char separator(String text) {
    var counts = new int[SEPARATORS.length];
    var quoted = false;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '\n' || c == '\r')) {
        break;
      } else if (!quoted) {
        for (var s = 0; s < SEPARATORS.length; s++) {
          counts[s] += c == SEPARATORS[s] ? 1 : 0;
        }
      }
    }
    var best = 0;
    for (var s = 1; s < SEPARATORS.length; s++) {
      best = counts[s] > counts[best] ? s : best;
    }
    return SEPARATORS[best];
  }
}
