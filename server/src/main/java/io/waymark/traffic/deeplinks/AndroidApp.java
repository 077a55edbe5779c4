package io.waymark.traffic.deeplinks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Android app that a domain's assetlinks.json names, and how a browser opens it (RED-33). */
final class AndroidApp {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern PACKAGE = Pattern.compile("[A-Za-z]\\w*(?:\\.[A-Za-z]\\w*)+");

  private AndroidApp() {}

  /**
   * The package of the first app in the file.
   *
   * @param assetLinks JSON that an owner wrote, so it may say anything
   * @return null if it names none that could exist
   */
  static @Nullable String packageIn(String assetLinks) {
    try {
      for (var statement : JSON.readTree(assetLinks)) {
        var target = statement.path("target");
        if (target.path("namespace").asText().equals("android_app")) {
          var name = target.path("package_name").asText();
          return PACKAGE.matcher(name).matches() ? name : null;
        }
      }
      return null;
    } catch (JsonProcessingException notJson) {
      return null;
    }
  }

  /**
   * An address with which Chrome and its kin open the app.
   *
   * @param url what the app is to be told, an absolute web address without a fragment
   * @param otherwise where the browser goes if the app is not there
   */
  static String intent(String url, String packageName, String otherwise) {
    var scheme = url.substring(0, url.indexOf(':'));
    var rest = url.substring(scheme.length() + "://".length());
    return "intent://%s#Intent;scheme=%s;package=%s;S.browser_fallback_url=%s;end"
        .formatted(rest, scheme, packageName, URLEncoder.encode(otherwise, StandardCharsets.UTF_8));
  }
}
