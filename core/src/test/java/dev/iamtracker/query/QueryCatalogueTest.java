package dev.iamtracker.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iamtracker.config.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryCatalogueTest {
  private static final Path FOLDER = Path.of("..", "queries");

  private static final String OWN =
      """
      -- title: Own
      -- purpose: Mine.
      -- group: own
      -- days: 3
      -- limit: 5
      -- columns: event_id
      SELECT event_id FROM iam_events ORDER BY event_id
      """;

  @TempDir private Path folder;

  @Test
  void theBuiltInListHoldsEveryFileOfTheFolder() {
    assertThat(QueryCatalogue.builtIn().names())
        .hasSize(24)
        .containsExactlyInAnyOrderElementsOf(QueryCatalogue.load(FOLDER).names());
  }

  @Test
  void theBuiltInQueriesAreTheFilesOfTheFolder() {
    assertThat(QueryCatalogue.builtIn().queries())
        .containsExactlyInAnyOrderElementsOf(QueryCatalogue.load(FOLDER).queries());
  }

  @Test
  void keepsTheWindowsOfTheOriginalFifteen() {
    assertThat(
            QueryCatalogue.builtIn().queries().stream()
                .collect(Collectors.toMap(Query::name, Query::days)))
        .containsAllEntriesOf(
            Map.ofEntries(
                Map.entry("user_lookup", 30),
                Map.entry("failed_auth", 7),
                Map.entry("root_usage", 30),
                Map.entry("off_hours", 90),
                Map.entry("active_users", 30),
                Map.entry("permission_changes", 90),
                Map.entry("role_assumptions", 90),
                Map.entry("daily_summary", 30),
                Map.entry("hourly_activity", 7),
                Map.entry("sso_permission_sets", 30),
                Map.entry("sso_account_assignments", 30),
                Map.entry("sso_admin_policies", 30),
                Map.entry("sso_applications", 90),
                Map.entry("sso_admin_users", 90),
                Map.entry("sso_activity_summary", 30)));
  }

  @Test
  void refusesAnUnknownNameWithTheClosestOnes() {
    assertThatThrownBy(() -> QueryCatalogue.builtIn().query("faled_auth"))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessage(
            "There is no query \"faled_auth\". Did you mean failed_auth?"
                + " `iat queries` lists all 24.");
  }

  @Test
  void aQueryOfTheUserIsAddedOrReplacesABuiltInOne() throws IOException {
    Files.writeString(folder.resolve("own.sql"), OWN);
    Files.writeString(folder.resolve("errors.sql"), OWN);
    Files.writeString(folder.resolve("notes.txt"), "not a query");

    QueryCatalogue all = QueryCatalogue.builtIn().with(QueryCatalogue.load(folder));

    assertThat(all.queries()).hasSize(25);
    assertThat(all.query("own").title()).isEqualTo("Own");
    assertThat(all.query("errors").title()).isEqualTo("Own");
  }

  @Test
  void namesTheFileThatIsNoQuery() throws IOException {
    Path file =
        Files.writeString(folder.resolve("own.sql"), OWN.replace("-- days: 3", "-- days: x"));

    assertThatThrownBy(() -> QueryCatalogue.load(folder))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessage(file + ":4: 'x' is not from 1 to 36500");
  }

  @Test
  void saysWhenAFolderCannotBeRead() {
    assertThatThrownBy(() -> QueryCatalogue.load(folder.resolve("missing")))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("missing");
  }
}
