package dev.iamtracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cli.ReplayHome.Arrived;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.FindingFilter;
import dev.iamtracker.finding.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However logs arrive, the same is found, each once, and nobody is told twice.
@TestInstance(Lifecycle.PER_CLASS)
class ReplayTest {
  private static final int MANY = 10;

  private ReplayLogs logs;
  private List<Finding> inOneGo;
  private long told;

  @TempDir private Path folder;
  private ReplayHome home;

  @BeforeAll
  void ingestInOneGo(@TempDir Path folder) {
    logs = ReplayLogs.simulate(folder);
    var home = new ReplayHome(folder);
    assertThat(home.ingest(List.of(logs.all())).exitCode()).isZero();
    inOneGo = home.findings();
    assertThat(inOneGo).hasSizeGreaterThan(80);
    assertThat(inOneGo).filteredOn(one -> one.episode() != null).hasSizeGreaterThan(5);
    assertThat(home.sendLater().exitCode()).isZero();
    told = toldOnce(home);
    assertThat(told).isEqualTo(inOneGo.stream().filter(ReplayTest::isLoud).count());
  }

  @BeforeEach
  void newHome() {
    home = new ReplayHome(folder);
  }

  private static boolean isLoud(Finding finding) {
    return finding.level().compareTo(finding.attempt() ? Level.HIGH : Level.MEDIUM) >= 0;
  }

  /// Of how many findings somebody was told, when no alert came twice.
  private static long toldOnce(ReplayHome home) {
    assertThat(home.alerts()).extracting(Arrived::id).doesNotHaveDuplicates();
    assertThat(home.alerts()).noneMatch(Arrived::repeat);
    return home.alerts().stream().mapToLong(Arrived::findings).sum();
  }

  private void assertFoundOnceAndToldOnce() {
    assertThat(home.findings()).isEqualTo(inOneGo);
    assertThat(home.sendLater().exitCode()).isZero();
    int superseded = home.stored(FindingFilter.CURRENT.in(Set.of())).size() - inOneGo.size();
    assertThat(toldOnce(home)).isBetween(told, told + superseded);
  }

  private void ingestOneByOne(List<Path> files) {
    files.forEach(file -> assertThat(home.ingest(List.of(file)).exitCode()).isZero());
  }

  @Test
  void threeTimesTheSame() {
    for (int i = 0; i < 3; i++) {
      assertThat(home.ingest(List.of(logs.all())).exitCode()).isZero();
      assertThat(home.findings()).isEqualTo(inOneGo);
    }

    assertFoundOnceAndToldOnce();
    assertThat(home.alerts().stream().mapToLong(Arrived::findings).sum()).isEqualTo(told);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void fileByFileInAnyOrder(long seed) {
    var files = new ArrayList<>(logs.deliveries());
    Collections.shuffle(files, new Random(seed));

    ingestOneByOne(files);

    assertFoundOnceAndToldOnce();
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void neighboursInDifferentRuns(long seed) {
    var files = new ArrayList<>(logs.dealt(MANY));
    Collections.shuffle(files, new Random(seed));

    ingestOneByOne(files);
    assertFoundOnceAndToldOnce();

    List<Arrived> before = home.alerts();
    Collections.shuffle(files, new Random(seed + MANY));
    ingestOneByOne(files);
    assertThat(home.findings()).isEqualTo(inOneGo);
    assertThat(home.alerts()).isEqualTo(before);
  }

  @Test
  void copiesAndOverlappingFiles() throws IOException {
    var files = new ArrayList<>(logs.overlapping(MANY));
    for (Path file : logs.deliveries().subList(0, 3)) {
      files.add(Files.copy(file, folder.resolve("copy-of-" + file.getFileName())));
    }
    Collections.shuffle(files, new Random(7));

    for (int from = 0; from < files.size(); from += 4) {
      List<Path> some = files.subList(from, Math.min(files.size(), from + 4));
      assertThat(home.ingest(some).exitCode()).isZero();
    }

    assertFoundOnceAndToldOnce();
  }
}
