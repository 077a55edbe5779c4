package io.waymark.platform.http;

import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the API. The list of operations is the route table, the source of the OpenAPI
 * document, and what authorisation tests walk through.
 *
 * @param path below the API's root, with {@code {name}} parts, such as {@code /links/{linkId}}
 * @param id the operationId of the contract
 * @param tag the heading it is documented under
 * @param door what a caller must show
 * @param permission the workspace permission it needs, or null
 * @param rateLimitsShown whether successful answers carry the rate-limit headers (api-contract a)
 * @param status the status of success
 * @param mediaTypes what a success can be if it is no JSON, such as {@code image/png}; usually
 *     empty
 * @param cors what scripts of other sites may do with the path, whatever the operation; null for
 *     nothing
 * @param documented false for aliases kept for old clients
 */
public record Operation(
    String method,
    String path,
    String id,
    String tag,
    String summary,
    String description,
    Door door,
    @Nullable String permission,
    RateClass rateClass,
    boolean rateLimitsShown,
    @Nullable Shape<?> query,
    @Nullable Schema<?> body,
    int status,
    @Nullable Schema<?> answer,
    List<String> mediaTypes,
    @Nullable Cors cors,
    boolean documented,
    Handler handler) {

  public Operation {
    mediaTypes = List.copyOf(mediaTypes);
  }

  /** An operation that answers JSON to programs and to pages of our own. */
  public Operation(
      String method,
      String path,
      String id,
      String tag,
      String summary,
      String description,
      Door door,
      @Nullable String permission,
      RateClass rateClass,
      boolean rateLimitsShown,
      @Nullable Shape<?> query,
      @Nullable Schema<?> body,
      int status,
      @Nullable Schema<?> answer,
      boolean documented,
      Handler handler) {
    this(
        method,
        path,
        id,
        tag,
        summary,
        description,
        door,
        permission,
        rateClass,
        rateLimitsShown,
        query,
        body,
        status,
        answer,
        List.of(),
        null,
        documented,
        handler);
  }

  /** What a caller must show to be let in. */
  public enum Door {
    /** A workspace API key, or a signed-in member. */
    WORKSPACE,
    /** A workspace's publishable key. */
    PUBLISHABLE,
    /** A signed-in user, of any workspace. */
    SESSION,
    /** Nothing. */
    PUBLIC
  }

  /** Does the work. Runs on a virtual thread and may block. */
  @FunctionalInterface
  public interface Handler {
    /**
     * Answers one request.
     *
     * @throws ApiProblem if the caller can do something about it
     */
    Answer handle(Exchange exchange);
  }

  /** The names of the path's {@code {…}} parts, in order. */
  public List<String> pathParameters() {
    var names = new ArrayList<String>();
    for (var part : path.split("/", -1)) {
      if (part.startsWith("{")) {
        names.add(part.substring(1, part.length() - 1));
      }
    }
    return names;
  }

  /** The same operation under another method, for clients that still use it. */
  public Operation alias(String otherMethod) {
    return copy(otherMethod, path, mediaTypes, false);
  }

  /**
   * The same operation at another path, for clients that still use it.
   *
   * @param otherPath has all the {@code {…}} parts of this one's
   */
  public Operation at(String otherPath) {
    return copy(method, otherPath, mediaTypes, false);
  }

  /** The same operation where a success is no JSON but one of these media types. */
  public Operation answering(String... types) {
    return copy(method, path, List.of(types), documented);
  }

  private Operation copy(
      String otherMethod, String otherPath, List<String> otherTypes, boolean shown) {
    return new Operation(
        otherMethod,
        otherPath,
        id,
        tag,
        summary,
        description,
        door,
        permission,
        rateClass,
        rateLimitsShown,
        query,
        body,
        status,
        answer,
        otherTypes,
        cors,
        shown,
        handler);
  }
}
