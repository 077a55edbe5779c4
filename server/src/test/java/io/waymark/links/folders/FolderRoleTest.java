package io.waymark.links.folders;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.identity.Role;
import io.waymark.links.folders.FolderRole.Grant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderRoleTest {
  private static final String ALL =
      "folders.read folders.write folders.links.write folders.users.write";
  private static final String EDITING = "folders.read folders.links.write";
  private static final String READING = "folders.read";

  /** A cell of the matrix: absent row as {@code -}, explicit null as {@code none}. */
  @DisplayName("FLD-6: what role and access level make of a member, cell by cell")
  @ParameterizedTest(name = "{0}, row {1}, level {2}: {3}")
  @CsvSource(
      textBlock =
          """
          owner,   -,      write, owner
          owner,   -,      read,  owner
          owner,   -,      none,  owner
          owner,   none,   write, owner
          owner,   none,   read,  owner
          owner,   none,   none,  owner
          owner,   viewer, write, owner
          owner,   viewer, read,  owner
          owner,   viewer, none,  owner
          owner,   editor, write, owner
          owner,   editor, read,  owner
          owner,   editor, none,  owner
          owner,   owner,  write, owner
          owner,   owner,  read,  owner
          owner,   owner,  none,  owner
          member,  -,      write, editor
          member,  -,      read,  viewer
          member,  -,      none,  none
          member,  none,   write, none
          member,  none,   read,  none
          member,  none,   none,  none
          member,  viewer, write, viewer
          member,  viewer, read,  viewer
          member,  viewer, none,  viewer
          member,  editor, write, editor
          member,  editor, read,  editor
          member,  editor, none,  editor
          member,  owner,  write, owner
          member,  owner,  read,  owner
          member,  owner,  none,  owner
          viewer,  -,      write, editor
          viewer,  -,      read,  viewer
          viewer,  -,      none,  none
          viewer,  none,   write, none
          viewer,  none,   read,  none
          viewer,  none,   none,  none
          viewer,  viewer, write, viewer
          viewer,  viewer, read,  viewer
          viewer,  viewer, none,  viewer
          viewer,  editor, write, editor
          viewer,  editor, read,  editor
          viewer,  editor, none,  editor
          viewer,  owner,  write, owner
          viewer,  owner,  read,  owner
          viewer,  owner,  none,  owner
          billing, -,      write, editor
          billing, -,      read,  viewer
          billing, -,      none,  none
          billing, none,   write, none
          billing, none,   read,  none
          billing, none,   none,  none
          billing, viewer, write, viewer
          billing, viewer, read,  viewer
          billing, viewer, none,  viewer
          billing, editor, write, editor
          billing, editor, read,  editor
          billing, editor, none,  editor
          billing, owner,  write, owner
          billing, owner,  read,  owner
          billing, owner,  none,  owner
          """)
  void cell(String workspaceRole, String row, String level, String expected) {
    var grant = row.equals("-") ? null : new Grant(FolderRole.of(orNull(row)));

    var role = FolderRole.effective(Role.of(workspaceRole), grant, AccessLevel.of(orNull(level)));

    assertThat(role).isEqualTo(FolderRole.of(orNull(expected)));
  }

  private static @Nullable String orNull(String text) {
    return text.equals("none") ? null : text;
  }

  @Test
  @DisplayName("FLD-6: what each role permits, right by right")
  void rights() {
    assertThat(labels(FolderRole.OWNER)).isEqualTo(words(ALL));
    assertThat(labels(FolderRole.EDITOR)).isEqualTo(words(EDITING));
    assertThat(labels(FolderRole.VIEWER)).isEqualTo(words(READING));
    assertThat(labels(null)).isEmpty();
    assertThat(Arrays.stream(FolderRight.values()).map(FolderRight::label))
        .containsExactlyElementsOf(List.of(ALL.split(" ", -1)));
  }

  private static Set<String> labels(@Nullable FolderRole role) {
    return FolderRole.rights(role).stream().map(FolderRight::label).collect(Collectors.toSet());
  }

  private static Set<String> words(String text) {
    return new HashSet<>(List.of(text.split(" ", -1)));
  }
}
