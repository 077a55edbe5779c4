package io.waymark.traffic.agent;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A pattern and what it means.
 *
 * @param needs of each row, at least one literal (by number) occurs in every text that matches
 */
record Rule(Pattern pattern, int[][] needs, List<Assignment> meaning) {

  /** Whether the pattern is worth trying on a text with these literals. */
  boolean possible(BitSet present) {
    for (var alternatives : needs) {
      if (!anyOf(alternatives, present)) {
        return false;
      }
    }
    return true;
  }

  private static boolean anyOf(int[] literals, BitSet present) {
    for (int literal : literals) {
      if (present.get(literal)) {
        return true;
      }
    }
    return false;
  }

  Map<Field, String> meaning(MatchResult match) {
    var labels = new EnumMap<Field, String>(Field.class);
    for (var assignment : meaning) {
      var label = assignment.value(match);
      if (label != null && !label.isEmpty()) {
        labels.put(assignment.field(), label);
      }
    }
    return labels;
  }
}
