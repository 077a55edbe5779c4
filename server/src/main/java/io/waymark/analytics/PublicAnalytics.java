package io.waymark.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.waymark.analytics.AnalyticsDesk.Asker;
import io.waymark.events.ConversionFilter;
import io.waymark.events.EventKind;
import io.waymark.links.SharedDashboard;
import io.waymark.links.SharedDashboards;
import io.waymark.links.SharedDashboards.Shown;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ClientBlock;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.PublicOperations;
import io.waymark.platform.schema.Filter;
import io.waymark.platform.schema.Shape;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What dashboards show to everybody (B8): no more than their owner chose. Answers are kept for a
 * minute, so that a page many people look at costs little.
 */
final class PublicAnalytics {
  private static final String PASSWORD = "x-dashboard-password";
  private static final int CALLS = 300;
  private static final int GUESSES = 20;
  private static final Duration GUESS_WINDOW = Duration.ofMinutes(10);
  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final int MOST_KEPT = 10_000;

  private final SharedDashboards dashboards;
  private final AnalyticsDesk desk;
  private final LinkScopes scopes;
  private final Shape<AnalyticsRequest> shape;
  private final Cache<String, Integer> wrongGuesses;
  private final Cache<Question, JsonNode> answers;

  PublicAnalytics(
      SharedDashboards dashboards,
      AnalyticsDesk desk,
      LinkScopes scopes,
      Shape<AnalyticsRequest> shape,
      InstantSource clock) {
    this.dashboards = dashboards;
    this.desk = desk;
    this.scopes = scopes;
    this.shape = shape;
    this.wrongGuesses =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterWrite(GUESS_WINDOW)
            .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
            .build();
    this.answers =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterWrite(KEPT)
            .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
            .build();
  }

  private record Question(String dashboardId, EventKind event, AnalyticsRequest request) {}

  Operation declare(PublicOperations operations) {
    return operations
        .get("/analytics/dashboard", "retrievePublicAnalytics")
        .tag("Analytics")
        .summary("Sum up public statistics")
        .description(
            "Of a link, by `domain` and `key`, or of a folder, if they have a dashboard. A"
                + " password is sent in the header `X-Dashboard-Password`.")
        .answers(200, AnalyticsAnswers.ANY)
        .allowing(CALLS)
        .query(shape, (request, exchange) -> Answer.ok(answer(request, exchange)));
  }

  private JsonNode answer(AnalyticsRequest request, Exchange exchange) {
    var filters = request.filters();
    var shown = dashboards.find(first(filters.domain()), filters.key(), first(filters.folderId()));
    var dashboard = shown.dashboard();
    checkPassword(dashboard, exchange);
    UsageGate.check(dashboard.workspace().usage(), dashboard.workspace().usageLimit());
    var question = new Question(dashboard.id(), event(dashboard, request.event()), request);
    var kept = answers.getIfPresent(question);
    if (kept != null) {
      return kept;
    }
    var fresh = ask(shown, question);
    answers.put(question, fresh);
    return fresh;
  }

  private static @Nullable String first(@Nullable Filter filter) {
    return filter == null ? null : filter.values().getFirst();
  }

  /** Who guessed wrong too often is not listened to for a while, right or not. */
  private void checkPassword(SharedDashboard dashboard, Exchange exchange) {
    var word = exchange.header(PASSWORD);
    var guesser = dashboard.id() + " " + ClientBlock.of(exchange.clientAddress());
    var wrong = wrongGuesses.getIfPresent(guesser);
    if (word != null && dashboard.password() != null && wrong != null && wrong >= GUESSES) {
      throw new ApiProblem(
          ErrorCode.RATE_LIMIT_EXCEEDED, "Too many wrong passwords. Try again in ten minutes.");
    }
    if (dashboard.opensTo(word)) {
      return;
    }
    if (word != null) {
      wrongGuesses.asMap().merge(guesser, 1, Integer::sum);
    }
    throw ApiProblem.unauthorized(
        "These statistics have a password: send it in the header X-Dashboard-Password.");
  }

  /** Conversions that are not shown are not there, or cannot be asked for. */
  private static EventKind event(SharedDashboard dashboard, EventKind asked) {
    if (dashboard.showConversions()) {
      return asked;
    }
    return switch (asked) {
      case CLICKS, COMPOSITE -> EventKind.CLICKS;
      case LEADS, SALES ->
          throw ApiProblem.forbidden("These statistics do not show leads and sales.");
    };
  }

  private JsonNode ask(Shown shown, Question question) {
    var owner = shown.dashboard().workspace();
    var filters = question.request().filters();
    var grouping = question.request().grouping();
    if (grouping == GroupBy.TOP_PARTNERS || grouping == GroupBy.TOP_GROUPS) {
      // Who brings a team its customers is its own affair.
      return JsonNodeFactory.instance.arrayNode();
    }
    var answer =
        desk.answer(
            desk.query(
                new Asker(owner.id(), owner.createdAt()),
                question.event(),
                grouping,
                scopes.within(owner.id(), shown.linkIds(), filters),
                filters,
                // Single customers and what is known of them are nobody else's business.
                new ConversionFilter(null, filters.saleType(), List.of())));
    if (grouping == GroupBy.TOP_LINKS) {
      // Nor are the notes that a team makes.
      answer.forEach(link -> ((ObjectNode) link).putNull("comments"));
    }
    return answer;
  }
}
