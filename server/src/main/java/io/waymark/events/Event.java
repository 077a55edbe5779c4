package io.waymark.events;

import java.time.Instant;

/** Something that happened and is kept: a click, or what became of one (A1). */
public sealed interface Event permits Click, Conversion {

  /** When it happened, to the microsecond. */
  Instant timestamp();

  /** The click it is, or came from. */
  Click click();
}
