package io.waymark.links.csv;

/** Cells as they are written into files that people open in spreadsheets (EXP-3). */
public final class CsvCells {
  private CsvCells() {}

  /**
   * One line, with its line end. What a spreadsheet would take for a formula gets an apostrophe
   * before it.
   */
  public static String line(Iterable<String> cells) {
    var line = new StringBuilder();
    for (var cell : cells) {
      if (!line.isEmpty()) {
        line.append(',');
      }
      line.append(quoted(harmless(cell)));
    }
    return line.append("\r\n").toString();
  }

  private static String harmless(String cell) {
    return !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  private static String quoted(String cell) {
    for (var i = 0; i < cell.length(); i++) {
      if (",\"\r\n".indexOf(cell.charAt(i)) >= 0) {
        return '"' + cell.replace("\"", "\"\"") + '"';
      }
    }
    return cell;
  }
}
