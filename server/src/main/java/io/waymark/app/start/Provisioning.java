package io.waymark.app.start;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Creates what the first person needs, straight in the database: it works whether the server runs
 * or not, and brings the schema up to date first.
 */
public interface Provisioning {

  /**
   * Creates the first workspace ({@code main}), its owner and a first API key, all or nothing.
   *
   * @return what was created, or nothing if there was a workspace already
   */
  Optional<FirstRun> firstRun(DatabaseLogin database) throws SQLException;

  /**
   * Creates an API key in the workspace with this slug.
   *
   * @param name what people will know the key by
   */
  KeyResult createKey(DatabaseLogin database, String slug, String name) throws SQLException;

  /**
   * What the first start created. Password and key are kept hashed only, so this is the one time
   * that they can be shown.
   */
  record FirstRun(String slug, String email, String password, String apiKey) {
    /** Without the secrets. */
    @Override
    public String toString() {
      return "FirstRun[slug=" + slug + ", email=" + email + "]";
    }
  }

  /** What came of creating a key. */
  sealed interface KeyResult {}

  /** The key was created; this is the one time that it can be shown. */
  record Created(String key) implements KeyResult {
    /** Without the secret. */
    @Override
    public String toString() {
      return "Created[]";
    }
  }

  /** There is no such workspace; these are the slugs of those there are, some if there are many. */
  record UnknownWorkspace(List<String> slugs) implements KeyResult {}

  /** The name does not do, with the reason in words for people. */
  record Refused(String why) implements KeyResult {}
}
