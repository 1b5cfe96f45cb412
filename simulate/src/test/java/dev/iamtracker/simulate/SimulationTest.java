package dev.iamtracker.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulationTest {
  private static final Instant END = Instant.parse("2026-11-22T09:30:00Z");
  private static final SimulationPlan PLAN = SimulationPlan.defaults(END);

  @TempDir Path temporary;
  private Written written;

  @BeforeAll
  void simulate(@TempDir Path folder) throws IOException {
    written = Written.of(folder, PLAN);
  }

  @Test
  void writesExactlyAsManyDifferentEventsAsPlanned() {
    assertThat(written.byId()).hasSize(20_000);
    assertThat(written.result().events()).isEqualTo(20_000);
    assertThat(written.byId().keySet())
        .allMatch(
            id ->
                id.matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
  }

  @Test
  void deliversFewEventsTwiceInDifferentFiles() {
    Map<String, Set<Path>> files = new HashMap<>();
    written
        .records()
        .forEach(
            record -> files.computeIfAbsent(record.id(), _ -> new HashSet<>()).add(record.file()));
    long twice = files.values().stream().filter(found -> found.size() == 2).count();

    assertThat(written.records()).hasSize((int) written.result().records());
    assertThat(twice).isEqualTo(written.records().size() - 20_000).isBetween(10L, 90L);
  }

  @Test
  void countsItsFilesAndBytes() throws IOException {
    List<Path> files = Written.files(written.folder());
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }

    assertThat(written.result().files()).isEqualTo(files.size());
    assertThat(written.result().bytes()).isEqualTo(bytes);
  }

  @Test
  void laysFilesOutAsCloudTrailDoes() {
    assertThat(Written.files(written.folder()))
        .allSatisfy(
            file ->
                assertThat(written.folder().relativize(file).toString())
                    .matches(
                        "AWSLogs/(\\d{12})/CloudTrail/([a-z0-9-]+)/(\\d{4})/(\\d{2})/(\\d{2})/"
                            + "\\1_CloudTrail_\\2_\\3\\4\\5T\\d{4}Z_[A-Za-z0-9]{16}\\.json\\.gz"));
  }

  @Test
  void putsEveryRecordInTheFolderOfItsAccountAndRegion() {
    assertThat(written.records())
        .allSatisfy(
            record ->
                assertThat(record.file().toString())
                    .contains(
                        "/%s/CloudTrail/%s/"
                            .formatted(
                                record.text("recipientAccountId"), record.text("awsRegion"))));
  }

  @Test
  void writesTheSameFilesForTheSamePlan() throws IOException {
    Simulation.write(temporary, PLAN, _ -> {});

    assertThat(contents(temporary)).isEqualTo(contents(written.folder()));
  }

  @Test
  void writesOtherEventsForAnotherSeed() throws IOException {
    SimulationPlan other = plan(2, 2_000, List.of(), 85);

    assertThat(Written.of(temporary, other).byId()).doesNotContainKeys(anyIds());
  }

  @Test
  void keepsAllEventsInsideTheTimeOfThePlan() {
    assertThat(written.records())
        .allSatisfy(
            record ->
                assertThat(Instant.parse(record.text("eventTime")))
                    .isBetween(PLAN.start(), END.minusSeconds(1)));
  }

  @Test
  void mixesTheOrderOfTimesInsideFiles() {
    Map<Path, List<String>> times = new TreeMap<>();
    written
        .records()
        .forEach(
            record ->
                times
                    .computeIfAbsent(record.file(), _ -> new ArrayList<>())
                    .add(record.text("eventTime")));

    assertThat(times.values())
        .filteredOn(list -> list.size() > 50)
        .isNotEmpty()
        .allSatisfy(list -> assertThat(list).isNotEqualTo(list.stream().sorted().toList()));
  }

  @Test
  void keepsTheShareOfIdentityEvents() {
    assertThat(identityPercent(written)).isBetween(84.0, 86.0);
  }

  @Test
  void keepsAnotherShareOfIdentityEvents() throws IOException {
    assertThat(identityPercent(Written.of(temporary, plan(3, 3_000, List.of(), 60))))
        .isBetween(58.0, 62.0);
  }

  @Test
  void reportsProgressUpToAllEvents() throws IOException {
    List<Long> seen = new ArrayList<>();
    Simulation.write(temporary, plan(4, 1_000, List.of("leaked-key"), 85), seen::add);

    assertThat(seen).isSorted().endsWith(1_000L);
  }

  @Test
  void splitsLargeBucketsIntoSeveralFiles() throws IOException {
    SimulationPlan busy =
        new SimulationPlan(5, 60_000, 1, END, 1, List.of("us-east-1"), List.of(), 85);
    Map<Path, Integer> sizes = new HashMap<>();
    Written.of(temporary, busy)
        .records()
        .forEach(record -> sizes.merge(record.file(), 1, Integer::sum));

    assertThat(sizes.values()).allMatch(size -> size <= 10_000).hasSizeBetween(6, 100);
  }

  @Test
  void refusesAFolderWithAnotherSimulation() {
    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(() -> Simulation.write(written.folder(), PLAN, _ -> {}))
        .withMessageContaining("AWSLogs");
  }

  private String[] anyIds() {
    return written.byId().keySet().stream().limit(500).toArray(String[]::new);
  }

  private static double identityPercent(Written written) {
    Set<String> sources =
        Set.of("iam", "sts", "signin", "sso", "sso-directory", "sso-oauth", "identitystore");
    long identity =
        written.byId().values().stream()
            .map(record -> record.text("eventSource").replace(".amazonaws.com", ""))
            .filter(sources::contains)
            .count();
    return 100.0 * identity / written.byId().size();
  }

  private static SimulationPlan plan(long seed, long events, List<String> stories, int percent) {
    return new SimulationPlan(
        seed, events, 2, END, 2, List.of("eu-west-1", "us-east-1"), stories, percent);
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (Path file : Written.files(folder)) {
      contents.put(
          folder.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
    }
    contents.put("labels", Files.readString(folder.resolve("labels.ndjson")));
    return contents;
  }
}
