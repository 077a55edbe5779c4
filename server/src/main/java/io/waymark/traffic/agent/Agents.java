package io.waymark.traffic.agent;

import io.waymark.events.Agent;
import org.jspecify.annotations.Nullable;

public final class Agents {
  public Agent of(@Nullable String userAgent) {
    return Agent.UNKNOWN;
  }
}
