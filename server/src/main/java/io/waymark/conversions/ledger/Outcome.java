package io.waymark.conversions.ledger;

/** What became of a report. */
public sealed interface Outcome {

  /** What became of it, for whoever reads the answer. */
  String text();

  /** It is in the books now. */
  record Recorded(String text) implements Outcome {}

  /** It was there already. */
  record Repeated(String text) implements Outcome {}

  /** There is nothing in it to be recorded, now or later. */
  record Nothing(String text) implements Outcome {}

  /** It can be recorded once something else is known, such as the customer. */
  record Waiting(String text) implements Outcome {}
}
