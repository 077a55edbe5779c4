package io.waymark.traffic.agent;

/** What a rule can say about one part of an agent. */
enum Field {
  NAME,
  VERSION,
  VENDOR,
  MODEL,
  TYPE,
  ARCHITECTURE
}
