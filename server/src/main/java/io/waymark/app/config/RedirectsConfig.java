package io.waymark.app.config;

import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What short links may do. */
public interface RedirectsConfig {
  @Meaning(
      "Whether redir_url may send a visitor to any host. When false, only to the sites of the"
          + " link's own destinations and the workspace's domains.")
  @WithDefault("false")
  boolean openRedirect();

  @Meaning(
      "Id of the workspace that takes in links to be taken down: visitors of its links are told"
          + " that the link was banned.")
  @Matching(value = "[A-Za-z0-9_]{1,64}", expected = "a workspace's id such as ws_1ABC")
  Optional<String> legalWorkspace();

  @Meaning(
      "Where visitors report a link, such as mailto:abuse@example.com; shown when they look"
          + " behind a link by a plus sign after it.")
  @Matching(
      value = "(https?://|mailto:)[^\\s]{1,500}",
      expected = "an address such as mailto:abuse@example.com")
  Optional<String> abuseReport();

  @Meaning("What AppsFlyer knows this server as: the media source of clicks on its links.")
  @WithDefault("waymark")
  @Matching(value = "[A-Za-z0-9_.-]{1,64}", expected = "a name such as waymark_int")
  String appsFlyerSource();

  @Meaning(
      "First parts of paths on the default domain that lead to pages of the site instead of links,"
          + " separated by semicolons, each as WORD=ADDRESS. Letter case matters to visitors.")
  @WithDefault("none")
  WordAddresses words();
}
