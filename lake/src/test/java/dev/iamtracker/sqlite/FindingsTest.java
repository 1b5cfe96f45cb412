package dev.iamtracker.sqlite;

import static dev.iamtracker.finding.SampleFindings.NOON;
import static dev.iamtracker.finding.SampleFindings.episode;
import static dev.iamtracker.finding.SampleFindings.finding;
import static dev.iamtracker.finding.SampleFindings.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iamtracker.finding.FindingFilter;
import dev.iamtracker.finding.FindingStore;
import dev.iamtracker.finding.FindingStoreContract;
import dev.iamtracker.finding.StoredFinding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsTest implements FindingStoreContract {
  private StateDatabase state;
  private Findings findings;

  @BeforeEach
  void open(@TempDir Path folder) {
    state = StateDatabase.open(folder.resolve("state.db"));
    findings = new Findings(state);
  }

  @AfterEach
  void close() {
    state.close();
  }

  @Override
  public FindingStore store() {
    return findings;
  }

  @Test
  void whatIsAddedInATransactionThatFailsIsGoneAndCanBeAddedAgain() {
    assertThatThrownBy(
            () ->
                state.transaction(
                    () -> {
                      findings.add(List.of(stored(finding("a"))));
                      throw new IllegalStateException("enough");
                    }))
        .hasMessage("enough");
    assertThat(findings.list(FindingFilter.CURRENT)).isEmpty();

    assertThat(findings.add(List.of(stored(finding("a"))))).hasSize(1);
    assertThat(findings.find(finding("a").id())).contains(stored(finding("a")));
  }

  @Test
  void whatWasStoredLongAgoCanBeDeleted() {
    findings.add(
        List.of(
            stored(finding("old")),
            stored(episode("old-too", NOON, NOON, List.of("e"))),
            StoredFinding.of(finding("new"), NOON.plusSeconds(2))));

    assertThat(findings.deleteBefore(NOON.plusSeconds(1))).isEqualTo(2);

    assertThat(findings.list(FindingFilter.CURRENT))
        .containsExactly(StoredFinding.of(finding("new"), NOON.plusSeconds(2)));
  }
}
