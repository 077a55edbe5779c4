package io.waymark.app.config;

import java.nio.file.Path;
import java.util.Optional;

/** Leads, sales and what they are worth. */
public interface ConversionsConfig {
  @Meaning(
      "File of exchange rates in the format of the European Central Bank's"
          + " eurofxref-daily.xml, read at the start and every six hours. Sales in a currency"
          + " without a rate are refused.")
  Optional<Path> ratesFile();

  @Meaning(
      "Address to fetch exchange rates from, at the start and every six hours, in the same"
          + " format, such as https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml."
          + " When not set, nothing is fetched.")
  @Matching(
      value = Shapes.ADDRESS,
      expected = "an address such as https://example.com/eurofxref-daily.xml")
  Optional<String> ratesUrl();
}
