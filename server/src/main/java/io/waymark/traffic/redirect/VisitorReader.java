package io.waymark.traffic.redirect;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.waymark.events.Agent;
import io.waymark.events.Place;
import io.waymark.links.Domain;
import io.waymark.links.Link;
import io.waymark.links.LinkCache;
import io.waymark.platform.net.PercentEncoding;
import io.waymark.platform.text.LinkKey;
import io.waymark.traffic.agent.Agents;
import io.waymark.traffic.bots.Bots;
import io.waymark.traffic.clicks.Visit;
import io.waymark.traffic.clicks.VisitorIdentity;
import io.waymark.traffic.geo.Visitors;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what the rules and the journal need from an HTTP request. */
final class VisitorReader {
  VisitorReader() {}
}
