package io.waymark.platform.schema;

/**
 * Input that does not fit its schema: the first issue found, in the order of the declaration. The
 * API answers it with 422 {@code unprocessable_entity} (c.3). It is an expected outcome, so it
 * carries no stack trace.
 */
public final class InvalidInput extends RuntimeException {
  private final IssueCode code;
  private final String path;
  private final String text;
  private final boolean near;

  /**
   * @param path where the issue is, such as {@code testVariants[0].percentage}; empty for the whole
   *     input
   * @param text what is wrong, for the caller to read
   */
  public InvalidInput(IssueCode code, String path, String text) {
    this(code, path, text, false);
  }

  private InvalidInput(IssueCode code, String path, String text, boolean near) {
    super(code.label() + ": " + path + ": " + text, null, false, false);
    this.code = code;
    this.path = path;
    this.text = text;
    this.near = near;
  }

  /** A value of the right type that broke a check: a union prefers it to its own bare refusal. */
  static InvalidInput nearly(IssueCode code, Path path, String text) {
    return new InvalidInput(code, path.toString(), text, true);
  }

  static InvalidInput of(IssueCode code, Path path, String text) {
    return new InvalidInput(code, path.toString(), text, false);
  }

  public IssueCode code() {
    return code;
  }

  public String path() {
    return path;
  }

  public String text() {
    return text;
  }

  /** The whole message, {@code <code>: <path>: <text>}. */
  public String message() {
    return code.label() + ": " + path + ": " + text;
  }

  boolean near() {
    return near;
  }
}
