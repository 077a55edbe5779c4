package io.waymark.platform.time;

/** Something in a text that means a date, a time or both, and where it is. */
record Sighting(int start, int end, Fields fields) {
  int length() {
    return end - start;
  }

  Sighting with(Fields newFields, int newEnd) {
    return new Sighting(start, newEnd, newFields);
  }

  /** This and the next sighting as one. */
  Sighting joinedWith(Sighting next, Fields newFields) {
    return new Sighting(start, next.end, newFields);
  }
}
