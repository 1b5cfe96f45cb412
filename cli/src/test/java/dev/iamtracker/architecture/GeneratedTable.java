package dev.iamtracker.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/// A table of the documentation that has to be what the code says. `-Diat.docs.write=true` writes
/// it anew.
final class GeneratedTable {
  private GeneratedTable() {}

  static void check(String path, String heading, List<String> rows) {
    if (Boolean.getBoolean("iat.docs.write")) {
      Page.of(path).write(heading, rows);
    }
    assertThat(Page.of(path).rows(heading))
        .as("table of %s; -Diat.docs.write=true writes it anew", path)
        .isEqualTo(rows);
  }
}
