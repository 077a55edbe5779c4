package io.waymark.events;

/** What became of a click: it is stored with a copy of it (A3, A4). */
public sealed interface Conversion extends Event permits Lead, Sale {

  /** 16 characters of {@code [0-9A-Za-z]}; an event is stored once, however often it comes. */
  String eventId();

  String eventName();

  String customerId();

  /** A JSON object as text, or empty if there is none. */
  String metadata();
}
