package io.waymark.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.events.Click;
import io.waymark.events.ClickDay;
import io.waymark.events.EventArchive;
import io.waymark.events.EventSnapshot;
import io.waymark.events.SampleClick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive in the place of everything: there is all of the one or all of the other. */
class ReplacementTest {
  @TempDir Path folder;
  private ArchiveServer first;
  private ArchiveServer second;
  private Path archive;
  private int exports;

  @BeforeEach
  void servers() throws IOException {
    first = new ArchiveServer(folder.resolve("first"));
    second = new ArchiveServer(folder.resolve("second"));
    Seed.into(first);
    archive = first.export(folder.resolve("archive.tar.gz"));
    Seed.into(second);
    second.jdbi.useHandle(
        handle -> {
          handle.execute("delete from workspaces where id = 'ws_a'");
          handle.execute("update workspaces set name = 'Other' where id = 'ws_b'");
        });
    try (var intake = second.events.begin()) {
      intake.add(SampleClick.sequence(9).workspace("ws_b").link("link_b1").id("theirs").click());
      var _ = intake.compare();
      intake.commit(9);
    }
    second.jdbi.useHandle(handle -> handle.execute("update journal_positions set sequence = 9"));
  }

  @AfterEach
  void end() {
    first.close();
    second.close();
  }

  private Map<String, String> state(ArchiveServer server) throws IOException {
    var files = new TreeMap<String, String>();
    try (var all = Files.list(server.export(folder.resolve("state" + exports++)))) {
      for (var file : all.toList()) {
        files.put(String.valueOf(file.getFileName()), Files.readString(file, UTF_8));
      }
    }
    return files;
  }

  @Test
  @DisplayName("After a restore the server has what the archive has, to the last byte, and no more")
  void everythingIsReplaced() throws IOException {
    assertThat(second.replace(archive)).noneMatch(told -> told.matches(".*(!|~)[1-9].*"));

    assertThat(state(second)).isEqualTo(state(first));
    assertThat(second.text("select sequence from journal_positions")).isEqualTo("13");
    assertThat(second.events.position()).isEqualTo(13);
    assertThat(second.text("select sum(links) from link_counts"))
        .isEqualTo(first.text("select sum(links) from link_counts"));
    assertThat(second.text("select sum(links) from link_tag_counts"))
        .isEqualTo(first.text("select sum(links) from link_tag_counts"));
  }

  @Test
  void whatIsRefusedChangesNothing() throws IOException {
    var before = state(second);
    var wrong = first.export(folder.resolve("wrong"));
    Files.writeString(wrong.resolve("tags.ndjson"), "{}");

    assertThat(second.replace(wrong)).anyMatch(told -> told.startsWith("tags.ndjson:1: "));
    assertThat(state(second)).isEqualTo(before);
    second.replace(archive);
    assertThat(state(second)).isEqualTo(state(first));
  }

  @Test
  @DisplayName("Killed before the database commits: the old state, in both databases")
  void killedBefore() throws IOException {
    var before = state(second);

    dying(Moment.LEFT_ASIDE);
    Import.settle(second.jdbi, second.events);
    assertThat(state(second)).isEqualTo(before);
    second.replace(archive);
    assertThat(state(second)).isEqualTo(state(first));
  }

  @Test
  @DisplayName("Killed after the database commits: the new state, in both databases")
  void killedAfter() throws IOException {
    dying(Moment.COMMITTED);
    assertThat(second.events.position()).isEqualTo(9);
    Import.settle(second.jdbi, second.events);
    assertThat(state(second)).isEqualTo(state(first));
    Import.settle(second.jdbi, second.events);
    assertThat(state(second)).isEqualTo(state(first));
  }

  /** When the process ends. */
  private enum Moment {
    LEFT_ASIDE,
    COMMITTED
  }

  private void dying(Moment moment) {
    var events = new Dying(second.events, moment);

    assertThatThrownBy(
            () ->
                new Import(
                        second.jdbi, second.secrets, events, new SecureRandom(), Clock.systemUTC())
                    .replace(archive, 9, new Unheard()))
        .isInstanceOf(IllegalStateException.class);
  }

  /** Hears nothing. */
  private record Unheard() implements Report {
    @Override
    public void line(
        String file, long line, Outcome outcome, @Nullable String id, @Nullable String problem) {}

    @Override
    public void file(String file, Tally tally) {}
  }

  /** Does no more from a moment on, as if the process had ended. */
  private record Dying(EventArchive real, Moment moment) implements EventArchive {
    @Override
    public Incoming begin() {
      var incoming = real.begin();
      return new Incoming() {
        @Override
        public void add(Click click) {
          incoming.add(click);
        }

        @Override
        public void add(ClickDay day) {
          incoming.add(day);
        }

        @Override
        public Counts compare() {
          return incoming.compare();
        }

        @Override
        public Counts count() {
          return incoming.count();
        }

        @Override
        public void commit(long position) {
          incoming.commit(position);
        }

        @Override
        public void leaveAside(long position, long generation) {
          incoming.leaveAside(position, generation);
          if (moment == Moment.LEFT_ASIDE) {
            throw new IllegalStateException("killed");
          }
        }

        @Override
        public void close() {
          incoming.close();
        }
      };
    }

    @Override
    public void replace(long generation) {
      throw new IllegalStateException("killed");
    }

    @Override
    public void forgetLeftAside() {
      // a process that was killed forgets nothing
    }

    @Override
    public EventSnapshot snapshot() {
      return real.snapshot();
    }

    @Override
    public long position() {
      return real.position();
    }

    @Override
    public long lastOfDays() {
      return real.lastOfDays();
    }

    @Override
    public void clicks(@Nullable String workspaceId, long upToSequence, Consumer<Click> each) {
      real.clicks(workspaceId, upToSequence, each);
    }

    @Override
    public void days(@Nullable String workspaceId, Consumer<ClickDay> each) {
      real.days(workspaceId, each);
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
