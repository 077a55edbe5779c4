package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LinkImportTest extends ApiTest {
  private static final String BOUNDARY = "----waymark";

  private Api.Reply send(Api caller, String csv, String... fields) {
    var form = new StringBuilder();
    for (var i = 0; i < fields.length; i += 2) {
      form.append("--%s\r\n".formatted(BOUNDARY))
          .append("Content-Disposition: form-data; name=\"%s\"\r\n\r\n".formatted(fields[i]))
          .append(fields[i + 1])
          .append("\r\n");
    }
    form.append("--%s\r\n".formatted(BOUNDARY))
        .append("Content-Disposition: form-data; name=\"file\"; filename=\"links.csv\"\r\n")
        .append("Content-Type: text/csv\r\n\r\n")
        .append(csv)
        .append("\r\n--%s--\r\n".formatted(BOUNDARY));
    return caller.send(
        "POST",
        "/api/workspaces/%s/import/csv".formatted(workspace.slug()),
        form.toString(),
        Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY));
  }

  private Api.Reply send(String csv, String... fields) {
    return send(api, csv, fields);
  }

  private String file() {
    return """
        \uFEFFShort  Link;Destination;Title;Created
        http://localhost:8080/%1$s-1;https://a.com/x;"One; two";2024-02-29T12:00:00Z

        localhost:8080/%1$s-%%C3%%BC;https://b.com;;
        http://localhost:8080/%1$s-3;b.com;;
        http://localhost:8080/a b?;https://c.com;;
        http://localhost:8080/%1$s-1;https://again.com;;
        http://localhost:8080/%1$s-4;https://d.com;;someday
        """
        .formatted(workspace.slug());
  }

  @Test
  @DisplayName("IMP-1, IMP-2: rows become links, and every row's outcome is told")
  void imports() {
    var reply =
        send(
            file(),
            "link",
            "short link",
            "url",
            "DESTINATION",
            "title",
            "Title",
            "createdAt",
            "Created");

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    var report = reply.json();
    assertThat(report.path("imported").asInt()).isEqualTo(2);
    assertThat(report.path("skipped").asInt()).isEqualTo(1);
    assertThat(report.path("failed").asInt()).isEqualTo(3);
    assertThat(report.at("/rows/0/line").asInt()).isEqualTo(2);
    assertThat(report.at("/rows/0/outcome").asText()).isEqualTo("imported");
    assertThat(report.at("/rows/2/error").asText()).startsWith("url: \"b.com\"");
    assertThat(report.at("/rows/3/error").asText()).isEqualTo("Invalid key.");
    assertThat(report.at("/rows/4/outcome").asText()).isEqualTo("skipped");
    assertThat(report.at("/rows/5/error").asText()).startsWith("createdAt: \"someday\"");
    var first =
        api.get("/api/links/info?domain=localhost:8080&key=" + workspace.slug() + "-1").json();
    assertThat(first.path("title").asText()).isEqualTo("One; two");
    assertThat(first.path("createdAt").asText()).isEqualTo("2024-02-29T12:00:00.000Z");
    assertThat(api.visit("/" + workspace.slug() + "-%C3%BC", "203.0.113.9").header("Location"))
        .isEqualTo("https://b.com/");
  }

  @Test
  void aDryRunTellsTheSameAndWritesNothing() {
    var dry = send(file(), "link", "Short Link", "url", "Destination", "dryRun", "true").json();

    assertThat(api.get("/api/links/count").text()).isEqualTo("0");
    var real = send(file(), "link", "Short Link", "url", "Destination").json();
    assertThat(dry.path("rows")).isEqualTo(real.path("rows"));
    assertThat(dry.path("dryRun").asBoolean()).isTrue();
    var again = send(file(), "link", "Short Link", "url", "Destination").json();
    assertThat(again.path("imported").asInt()).isZero();
    assertThat(again.path("skipped").asInt()).isEqualTo(4);
    assertThat(api.get("/api/links/count").text()).isEqualTo("3");
  }

  @Test
  void badFormsAreExplained() {
    assertThat(send("a,b\n1,2", "link", "a", "url", "c").message())
        .isEqualTo("invalid_value: url: The file has no column \"c\", but: a, b.");
    assertThat(send("a,b\n1,2", "link", "a").message()).startsWith("invalid_type: url:");
    assertThat(send("", "link", "a", "url", "b").message()).startsWith("invalid_value: file:");
    assertThat(send("a,b\n\"1,2", "link", "a", "url", "b").status()).isIn(200, 422);
    assertThat(send("a,b\n1,2", "link", "a", "url", "b", "folderId", "fold_none").status())
        .isEqualTo(404);
    assertThat(api.post("/api/workspaces/%s/import/csv".formatted(workspace.slug()), "{}").status())
        .isEqualTo(415);
    assertThat(
            api.send(
                    "POST",
                    "/api/workspaces/%s/import/csv".formatted(workspace.slug()),
                    "no parts here",
                    Map.of("Content-Type", "multipart/form-data; boundary=x"))
                .status())
        .isIn(400, 422);
  }

  @Test
  void onlyIntoTheCallersWorkspace() {
    var stranger = api.as(workspaces.create());

    assertThat(send(stranger, file(), "link", "Short Link", "url", "Destination").status())
        .isEqualTo(404);
    assertThat(api.get("/api/links/count").text()).isEqualTo("0");
  }
}
