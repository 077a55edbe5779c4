package io.waymark.app.archiving;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.archive.Outcome;
import io.waymark.archive.Report;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** For programs: a JSON object for each line, and for each file. */
final class JsonReport implements Report {
  private final ObjectMapper json = new ObjectMapper();
  private final Teller teller;

  JsonReport(Teller teller) {
    this.teller = teller;
  }

  @Override
  public void line(
      String file, long line, Outcome outcome, @Nullable String id, @Nullable String problem) {
    var told = new LinkedHashMap<String, @Nullable Object>();
    told.put("file", file);
    told.put("line", line);
    told.put("outcome", outcome.label());
    told.put("id", id);
    told.put("problem", problem);
    say(told);
  }

  @Override
  public void file(String file, Tally tally) {
    var told = new LinkedHashMap<String, @Nullable Object>();
    told.put("file", file);
    told.put("created", tally.created());
    told.put("updated", tally.updated());
    told.put("unchanged", tally.unchanged());
    told.put("refused", tally.refused());
    say(told);
  }

  private void say(Map<String, @Nullable Object> told) {
    teller.say(json.valueToTree(told).toString());
  }
}
