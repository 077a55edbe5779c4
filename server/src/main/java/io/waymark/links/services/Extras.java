package io.waymark.links.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What is nice to know of a service, such as how many links there are. A service that does not tell
 * one such thing, since a plan has no part in it or too much was asked, is not asked for more.
 */
final class Extras {
  private boolean willing = true;

  /** Asks the service for something. */
  @FunctionalInterface
  interface Question {
    JsonNode ask() throws ServiceTrouble;
  }

  /** What the service tells, or nothing. */
  JsonNode told(Question question) {
    if (willing) {
      try {
        return question.ask();
      } catch (ServiceTrouble trouble) {
        willing = false;
      }
    }
    return MissingNode.getInstance();
  }
}
